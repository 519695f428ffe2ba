//! What the benches that run whole processes share: numbers for made-up dossiers, and what a process costs.

use std::fs;
use std::io;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const TICKS_A_SECOND: f64 = 100.0;

/// Numbers that look like chance and are the same in every run (Knuth's linear congruence).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// What a process took; CPU time and memory only where the system tells.
pub(crate) struct Cost {
    /// Seconds by the clock.
    pub(crate) wall: f64,
    /// Seconds of CPU time, by user and system.
    pub(crate) cpu: f64,
    /// The most memory, in MB.
    pub(crate) memory: f64,
}

/// Runs a command to its end, its output thrown away.
pub(crate) fn measured(command: &mut Command) -> io::Result<Cost> {
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let about = format!("/proc/{}", child.id());
    let (mut cpu, mut memory) = (0.0_f64, 0.0_f64);
    let status = loop {
        if let Ok(text) = fs::read_to_string(format!("{about}/stat")) {
            // proc(5): fields 14 and 15, user and system time in ticks; the second field may hold spaces.
            let fields = text.rsplit(')').next().unwrap_or_default().split_whitespace();
            let ticks = fields.skip(11).take(2).filter_map(|field| field.parse::<f64>().ok());
            cpu = cpu.max(ticks.sum::<f64>() / TICKS_A_SECOND);
        }
        if let Ok(text) = fs::read_to_string(format!("{about}/status")) {
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
            memory = memory.max(kilobytes.unwrap_or_default() / 1024.0);
        }
        match child.try_wait()? {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    if !status.success() {
        return Err(io::Error::other(format!("{command:?} failed")));
    }
    Ok(Cost {
        wall: begun.elapsed().as_secs_f64(),
        cpu,
        memory,
    })
}
