//! A problem in the dossier as a value, and its forms: full, short, JSON. Never domain knowledge.
