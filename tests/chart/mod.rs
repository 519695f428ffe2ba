//! Tests of the chart room.
