//! The level over time that hedged, one-sided and repeated claims leave open. Pure maths: never files, clocks, chart types or rounding for display.
