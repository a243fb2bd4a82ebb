//! `gaotai`: the desk's verbs on the command line.
//!
//! Results go to stdout, as a table or with `--json` as JSON; messages go to stderr, in
//! Chinese or English. Exit codes are documented in `gaotai --help`.

mod arguments;
mod commands;
mod output;
mod sending;
mod words;

use arguments::{Arguments, Command};
use clap::Parser;
use commands::Outcome;
use std::process::ExitCode;
use words::Language;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = Language::of_environment();
    match run(&arguments, language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            if let Some(message) = stop.message(language) {
                output::complain(&message);
            }
            ExitCode::from(stop.code())
        }
    }
}

fn run(arguments: &Arguments, language: Language) -> Outcome {
    let library = arguments.library.clone().unwrap_or_else(gaotai_desk::default_library);
    match &arguments.command {
        Command::Import(import) => commands::import::run(&library, import, language),
        Command::List(list) => commands::list::run(&library, list, language),
        Command::Show(show) => commands::show::run(&library, show, language),
        Command::Comments(comments) => commands::comments::run(&library, comments, language),
        Command::People(people) => commands::people::run(&library, people, language),
        Command::Versions(versions) => commands::versions::run(&library, versions, language),
        Command::Compare(compare) => commands::compare::run(&library, compare, language),
        Command::Suggestions(suggestions) => commands::suggestions::run(&library, suggestions, language),
        Command::New(new) => commands::new::run(&library, new),
        Command::Export(export) => commands::export::run(&library, export, language),
        Command::Echo(echo) => commands::echo::run(&library, echo, language),
        Command::Destinations(all) => commands::destinations::run(&library, all, language),
        Command::Send(send) => commands::send::run(&library, send, language),
        Command::Profiles(profiles) => commands::profiles::run(&library, profiles, language),
        Command::Media(media) => commands::media::run(&library, media, language),
        Command::Formats(formats) => commands::formats::run(formats, language),
        Command::Layout(layout) => commands::layout::run(&library, layout, language),
        Command::Plans(plans) => commands::plans::run(&library, plans, language),
        Command::Check(check) => commands::check::run(&library, check, language),
        Command::Backup(backup) => commands::backup::run(&library, backup, language),
        Command::Backups(backups) => commands::backups::run(backups, language),
        Command::Restore(restore) => commands::restore::run(restore, language),
        Command::Rescue(rescue) => commands::rescue::run(rescue, language),
        Command::Completions(completions) => commands::completions::run(completions),
    }
}
