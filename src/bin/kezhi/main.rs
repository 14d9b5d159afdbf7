//! The engine on a command line: the same numbers as the page.
//!
//! Exit codes: 0 done; 1 the file cannot be used (one sentence on standard error says why and
//! what to do); 2 the command was not understood.

mod args;
mod contracts;
mod customers;
mod failure;
mod file;
mod inspect;
mod lifetime;
mod lifetime_csv;
mod lifetime_json;
mod load;
mod migrate;
mod opened;
mod period;
mod quality;
mod retention;
mod rows;
mod run;
mod sample;
mod scheme;
mod segments;
mod threads;
mod tiers;
mod value;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use failure::Failure;

fn main() -> ExitCode {
    let args = Args::parse();
    let lang = args.language();
    let done = match &args.command {
        Command::Inspect(options) => inspect::run(options, lang),
        Command::Customers(options) => customers::run(options, lang),
        Command::Quality(options) => quality::run(options, lang),
        Command::Tiers(options) => tiers::run(options, lang),
        Command::Segments(options) => segments::run(options, lang),
        Command::Migrate(options) => migrate::run(options, lang),
        Command::Value(options) => value::run(options, lang),
        Command::Lifetime(options) => lifetime::run(options, lang),
        Command::Sample(options) => sample::run(options, lang),
        Command::Run(options) => run::run(options),
    };
    match done.and_then(|text| print(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("kezhi: {}", failure.sentence(lang));
            ExitCode::from(failure.exit_code())
        }
    }
}

/// A reader that has gone away (`| head`) is no failure.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::Output(error.to_string()))
        }
        _ => Ok(()),
    }
}
