//! Rules across records, one file a rule, each returning every problem that it finds. Never SQL or I/O.
