//! The one list of verbs. Dispatch, the TypeScript contract and what else needs to know
//! them derive from it.

use crate::contract::Types;
use crate::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Something the desk can do.
#[derive(Debug, Clone, Copy)]
pub struct Verb<On = Desk> {
    /// Area and name, as in `story.read`.
    pub name: &'static str,
    /// What it does, in one line of English.
    pub about: &'static str,
    /// Whether it tells of its progress and can be cancelled.
    pub long: bool,
    pub(crate) call: fn(&On, Value, &Task<'_>) -> Result<Value, Failure>,
    pub(crate) types: fn(&mut Types) -> (String, String),
}

impl Verb {
    /// Whether not even a panic of it may say what it was at: the verbs of the vault.
    pub fn is_silent(&self) -> bool {
        self.name.starts_with("vault.")
    }
}

macro_rules! verbs {
    ($(#[$doc:meta])* $list:ident of $on:ty; $($area:ident . $verb:ident $(as $said:literal)? $($long:literal)?, $about:literal;)+) => {
        $(#[$doc])*
        pub const $list: &[Verb<$on>] = &[$(
            Verb {
                name: concat!(stringify!($area), ".", verbs!(@said $verb $($said)?)),
                about: $about,
                long: verbs!(@is $($long)?),
                call: |desk, request, task| {
                    answer(request, |request| verbs!(@run $area $verb desk request task $($long)?))
                },
                types: |types| (types.of::<$area::$verb::Request>(), types.of::<$area::$verb::Response>()),
            },
        )+];
    };
    // A name that is a word of Rust, as `where`.
    (@said $verb:ident) => { stringify!($verb) };
    (@said $verb:ident $said:literal) => { $said };
    (@is) => { false };
    (@is $long:literal) => { true };
    (@run $area:ident $verb:ident $desk:ident $request:ident $task:ident) => {{
        let _ = $task;
        $area::$verb::run($desk, $request)
    }};
    (@run $area:ident $verb:ident $desk:ident $request:ident $task:ident $long:literal) => {
        $area::$verb::run($desk, $request, $task)
    };
}

verbs! {
    /// What can be done before a library is open, when it cannot be opened.
    DOORSTEP of Doorstep;
    doorstep.look, "Which backups there are of a library that cannot be opened";
    doorstep.survey "long", "What can be rescued of a damaged library, before anything is done";
    doorstep.restore "long", "Makes a library of a backup, beside the damaged one";
    doorstep.rescue "long", "Makes a library of what can be rescued, beside the damaged one";
    doorstep.swap, "Puts the library that was made in the place of the damaged one, which stays";
    doorstep.cancel, "Stops what is at work before a library is open";
}

verbs! {
    /// All verbs, by area.
    VERBS of Desk;
    library.status, "Which library is open, and who writes in it";
    library.check "long", "Whether everything in the library is as it was written";
    person.name, "Sets the name of whoever writes from now on";
    person.list, "Everybody who writes at this library";
    person.put, "Adds a person, or changes what is said of one";
    person.choose, "Who writes from now on";
    person.remove, "Takes a person away who has written nothing";
    settings.read, "All settings";
    settings.write, "Changes some settings";
    story.list, "The stories of a channel or state, or with these words in them";
    story.create, "Starts a story, empty or from a profile";
    story.read, "A story as it stands, with what was typed last";
    story.journal, "Keeps what was typed";
    story.commit, "Makes a version of what was typed";
    story.trash, "Puts stories in the trash";
    story.untrash, "Takes stories out of the trash";
    story.revisions, "The versions of a story";
    story.revision, "One version of a story";
    story.compare, "What differs between two versions of a story";
    story.snapshot, "Makes a version of the story as it stands, under a name";
    story.name_version, "Names a version, or takes its name away";
    story.restore, "Brings an older version back as a new one";
    story.deliveries, "What of a story was sent where and when";
    story.placeholders, "What is still open in a story";
    story.read_up_to, "Whoever writes now has read the story as it stands";
    story.since_read, "What changed in a story since it was last read";
    story.blame, "Who wrote which character of a story, and when";
    story.slip_sheet "long", "Writes the story details as a page of A4";
    comment.list, "The comments on a story";
    comment.add, "Begins a thread of comments";
    comment.reply, "Answers in a thread of comments";
    comment.change, "Changes what one's own comment says";
    comment.remove, "Removes one's own comment";
    comment.resolve, "Settles a thread of comments, or opens it again";
    comment.read, "Whoever writes now has seen comments";
    ledger.list, "What waits in the story details, and what was decided";
    ledger.decide_field, "Says yes or no to a changed story detail";
    profile.list, "The story profiles";
    profile.read, "A story profile and the text of its file";
    profile.save, "Keeps a story profile as the newsroom's own";
    profile.remove, "Takes the newsroom's own profile away; one that came along is back";
    profile.export, "Writes a story profile to a file";
    profile.import, "Brings in story profiles from files";
    text.count, "How long texts are";
    text.find, "Where something stands in texts, and what comes in its place";
    import.files "long", "Brings in files";
    import.paste, "Brings in what was copied elsewhere";
    format.list, "The formats that can be read and written";
    export.check "long", "What formats would write of a story, and what they cannot hold";
    export.write "long", "Writes stories to a folder or a zip";
    export.outbox, "The folder for exports that were given no place";
    export.wechat, "A story for the clipboard, to be pasted into the editor of a WeChat account";
    destination.list, "Where stories can be sent";
    destination.save, "Keeps a destination";
    destination.take, "Brings in a destination that somebody shared";
    destination.give, "Writes a destination to a file";
    destination.preview "long", "What a destination would make of a story";
    export.send "long", "Sends stories to a destination";
    destination.remove, "Takes a destination away";
    preview.web, "The story as a page of the news site";
    preview.wechat, "The story as a phone shows it in a WeChat account";
    template.read, "The template of the news site's page";
    template.write, "Changes the template of the news site's page";
    vocabulary.list, "The entries of a vocabulary";
    vocabulary.save, "Adds or changes an entry of a vocabulary";
    media.add "long", "Adds pictures to the library from files";
    media.paste, "Adds a picture to the library that was copied elsewhere";
    media.list, "The pictures of the library";
    media.read, "What is known of a picture, and where it is used";
    media.change, "What the library says of a picture";
    media.collect, "Removes pictures that nothing has used for long";
    vault.list, "What the vault holds for a story";
    vault.read, "An entry of the vault";
    vault.save, "Keeps what was written in the vault";
    vault.attach "long", "Takes files into the vault";
    vault.open, "Opens a file of the vault with the system's program";
    vault.remove, "Puts entries of the vault aside";
    vault.restore, "Brings entries of the vault back";
    vault.purge, "Removes entries that were put aside for good";
    vault.history, "What an entry of the vault said before";
    vault.search, "Looks for words in the vault, when asked";
    backup.state, "Where backups go, and how the last one went";
    backup.set, "Where backups go, and whether one is made every day";
    backup.now "long", "Makes a backup and reads it back";
    backup.list, "The backups in a folder";
    backup.restore "long", "Makes a new library of a backup in a folder of its own";
    page.plans, "The page plans";
    page.list, "The pages of the library with what stands on them";
    page.create, "Makes a page";
    page.change, "Changes what is known of a page";
    page.remove, "Takes a page away";
    page.place, "Puts a story into a slot of a page";
    page.set, "Sets a page as it stands in the window";
    page.at, "Which character stands at a place of a sheet";
    page.locate as "where", "Where on a sheet a character stands";
    page.fits, "How the stories that stand on pages fit";
    page.write "long", "Writes a page as PDF, PNG or SVG";
    job.cancel, "Stops a long verb";
}

/// The verb of this name.
pub fn verb(name: &str) -> Option<&'static Verb> {
    VERBS.iter().find(|verb| verb.name == name)
}

fn answer<Q: DeserializeOwned, A: Serialize>(
    request: Value,
    run: impl FnOnce(Q) -> Result<A, Failure>,
) -> Result<Value, Failure> {
    let request = serde_path_to_error::deserialize(request).map_err(|error| bad_request(&error))?;
    serde_json::to_value(run(request)?).map_err(|error| Failure::internal(&error.to_string()))
}

fn bad_request(error: &serde_path_to_error::Error<serde_json::Error>) -> Failure {
    let (mut field, words) = (error.path().to_string(), error.inner().to_string());
    // A field that is missing stands only in the words, in back quotes.
    if let Some(missing) = words.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        field = if field == "." { missing.to_owned() } else { format!("{field}.{missing}") };
    }
    let mut failure = Failure::bad_request(&field);
    // serde's words quote what they found, which may be story text; the field is enough.
    failure.detail = format!("{field}: not of the form asked for");
    failure
}
