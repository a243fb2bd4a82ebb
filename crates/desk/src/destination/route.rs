//! A story on its way to a destination, in memory.

use crate::desk::FreshIds;
use crate::export::OutFile;
use crate::export::press::Press;
use crate::export::render::{Standing, losses};
use crate::wire::Loss;
use crate::{Desk, Failure, FailureCode, page, template};
use gaotai_article::Hash;
use gaotai_formats::destination::mapping::{self, Mapped};
use gaotai_formats::destination::pattern::{self, Filling};
use gaotai_formats::destination::{Destination, Problem, mimes};
use gaotai_formats::echo::{Echo, echo, echo_all};
use gaotai_formats::{Context, FORMATS, Format, Outgoing, PictureWish};

/// A destination with what it takes to write for it.
pub(crate) struct Route {
    pub destination: Destination,
    /// With the destination's own wish of pictures.
    pub format: Format,
    encoding: Option<&'static str>,
    template: Option<String>,
}

/// A story as it would be written.
#[derive(Debug)]
pub(crate) struct Made {
    /// Below the destination's folder; the main file first.
    pub files: Vec<OutFile>,
    pub losses: Vec<Loss>,
    pub unexpected: Vec<Loss>,
    /// What rules could not do.
    pub problems: Vec<Problem>,
}

/// Whether the work goes on.
pub(crate) type GoOn<'a> = &'a dyn Fn() -> Result<(), Failure>;

impl Route {
    /// # Errors
    /// `export_unknown_format`.
    pub fn of(desk: &Desk, destination: Destination) -> Result<Route, Failure> {
        let known = FORMATS.iter().find(|format| format.id == destination.format && format.export.is_some());
        let mut format = *known.ok_or_else(|| {
            Failure::new(FailureCode::ExportUnknownFormat, "no such format")
                .with("format", &destination.format)
        })?;
        format.pictures = format.pictures.map(|wish| own_wish(wish, &destination));
        let wanted = destination.encoding.as_deref();
        let offered = |name: &&&str| wanted.is_some_and(|wanted| wanted.eq_ignore_ascii_case(name));
        let encoding = format.encodings.iter().find(offered).copied();
        let template = match &destination.template {
            Some(template) => Some(template.clone()),
            None => template::own(desk).ok().flatten(),
        };
        Ok(Route { destination, format, encoding, template })
    }

    /// The story as the rules make it. It is still the story: its own id and blocks.
    pub fn mapped(&self, story: &Standing) -> (Standing, Vec<Problem>) {
        let Mapped { article, problems } = mapping::apply(&self.destination.mapping, &story.article);
        (Standing { article, revision: story.revision, time: story.time }, problems)
    }

    /// Folder and file of a story, without extension.
    pub fn names(&self, story: &Standing, version: u32) -> (String, String) {
        let filling = Filling { article: &story.article, revised: story.time, version };
        let names = &self.destination.names;
        (pattern::folder(&names.folder, &filling), pattern::file(&names.file, &filling))
    }

    /// Everything of a story, under the names of the pattern.
    pub fn make(
        &self,
        desk: &Desk,
        story: &Standing,
        version: u32,
        go_on: GoOn<'_>,
    ) -> Result<Made, Failure> {
        let (story, problems) = self.mapped(story);
        let (folder, stem) = self.names(&story, version);
        let made = self.write(desk, &story, (&folder, &stem), version, go_on)?;
        Ok(Made { problems, ..made })
    }

    /// Writes a story that the rules have been through.
    pub fn write(
        &self,
        desk: &Desk,
        story: &Standing,
        (folder, stem): (&str, &str),
        version: u32,
        go_on: GoOn<'_>,
    ) -> Result<Made, Failure> {
        let press = Press::run(desk, [&story.article], &[&self.format], &|_, _| go_on())?;
        let out = press.outgoing(&story.article, &self.format);
        let (mut ids, media) = (FreshIds, |hash: &Hash| out.picture(hash));
        let print = page::print::press(desk, story.article.id, story.time);
        let plain = Context { print: Some(&print), ..Context::new(&mut ids, story.time, &media) };
        let mut context = self.context(version, plain);
        let mut made: Echo = echo(&self.format, &out.article, stem, &mut context)?;
        out.tell(&self.format, &mut made.losses);
        let files = made.exported.files.into_iter();
        Ok(Made {
            files: files.map(|file| OutFile { path: below(folder, &file.path), bytes: file.bytes }).collect(),
            losses: losses(made.losses),
            unexpected: losses(made.unexpected),
            problems: Vec::new(),
        })
    }

    /// What stands around a story on its way there.
    fn context<'a>(&'a self, version: u32, plain: Context<'a>) -> Context<'a> {
        Context {
            template: self.template.as_deref(),
            encoding: self.encoding,
            channel: self.destination.channel.as_deref(),
            version,
            ..plain
        }
    }

    /// Writes several stories, which the rules have been through, as one file. What it costs, by story.
    pub fn gather(
        &self,
        desk: &Desk,
        stories: &[Gathered<'_>],
        names: (&str, &str),
    ) -> Result<(Vec<OutFile>, Vec<Costs>), Failure> {
        let (folder, stem) = names;
        let articles = stories.iter().map(|story| &story.story.article);
        let press = Press::run(desk, articles, &[&self.format], &|_, _| Ok(()))?;
        let outs: Vec<_> =
            stories.iter().map(|story| press.outgoing(&story.story.article, &self.format)).collect();
        let each: Vec<Outgoing<'_>> = outs
            .iter()
            .zip(stories)
            .map(|(out, story)| Outgoing { article: &out.article, stem: &story.stem, version: story.version })
            .collect();
        let now = stories.iter().map(|story| story.story.time).max().unwrap_or_else(|| desk.now());
        let (mut ids, media) = (FreshIds, |hash: &Hash| outs.iter().find_map(|out| out.picture(hash)));
        let mut context = self.context(1, Context::new(&mut ids, now, &media));
        let made = echo_all(&self.format, &each, stem, &mut context)?;
        let costs = made.heard.into_iter().zip(&outs).map(|(mut heard, out)| {
            out.tell(&self.format, &mut heard.losses);
            (losses(heard.losses), losses(heard.unexpected))
        });
        let files = made.exported.files.into_iter();
        let files = files.map(|file| OutFile { path: below(folder, &file.path), bytes: file.bytes });
        Ok((files.collect(), costs.collect()))
    }
}

/// One of several stories in one file.
pub(crate) struct Gathered<'a> {
    pub story: &'a Standing,
    /// Unlike those of the others.
    pub stem: String,
    pub version: u32,
}

/// What a format cannot hold of a story, and what did not come back.
pub(crate) type Costs = (Vec<Loss>, Vec<Loss>);

fn own_wish(wish: PictureWish, destination: &Destination) -> PictureWish {
    let Some(own) = &destination.pictures else { return wish };
    PictureWish {
        longest_edge: own.longest_edge.unwrap_or(wish.longest_edge),
        mimes: mimes(&own.mimes).unwrap_or(wish.mimes),
    }
}

fn below(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}
