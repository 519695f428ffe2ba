//! Tests of the dossier room.
