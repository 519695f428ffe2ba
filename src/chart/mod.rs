//! Trend charts and their kin: spec, scales, label layout, drawing. Never SQL.
