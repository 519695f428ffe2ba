//! Tests of the command room.
