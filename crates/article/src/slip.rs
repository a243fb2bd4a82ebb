//! 稿签 (Story details): what is known about the story beside its text.
//!
//! In JSON every field is present; what is not known is `null`, `""` or `[]`.
//! A field that this version does not know is an error, so that nothing is dropped
//! in silence.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// An instant with the offset in which it was given (RFC 3339), kept as given.
pub type Instant = DateTime<FixedOffset>;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
        }
    };
}

macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $type:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[$fdoc])* pub $field: $type,)+
        }
    };
}

record! {
    /// The story details, field by field.
    Slip {
        /// Short name of the story on the desk.
        slug: String,
        /// BCP 47, as in `zh-CN`.
        language: String,
        /// Id of the story profile.
        profile: Option<String>,
        /// 体裁 (消息, 通讯, …).
        genre: Option<Term>,
        /// 栏目: a node of the channel tree.
        channel: Option<Term>,
        /// 部门.
        desk: String,
        /// 1 (特急) to 5.
        priority: Option<u8>,
        /// 来源.
        source: Option<Source>,
        /// 原标题, verbatim.
        original_title: Vec<OriginalLine>,
        /// Who wrote, photographed or compiled it; shown with the story.
        authors: Vec<Author>,
        /// Who worked on it: 责任编辑 and others.
        people: Vec<Staff>,
        /// 电头 or 讯头.
        dateline: Option<Dateline>,
        /// Where it was sent from, happened, was reported from; what is mentioned.
        places: Vec<Place>,
        /// 关键词.
        keywords: Vec<String>,
        /// Subjects from classification schemes.
        subjects: Vec<Subject>,
        /// Persons tagged in the story.
        persons: Vec<Entity>,
        /// Organisations tagged in the story.
        organisations: Vec<Entity>,
        /// 发布时间.
        #[ts(type = "string | null")]
        published_at: Option<Instant>,
        /// 首发时间.
        #[ts(type = "string | null")]
        first_published_at: Option<Instant>,
        /// 更新时间.
        #[ts(type = "string | null")]
        updated_at: Option<Instant>,
        /// 定时发布.
        #[ts(type = "string | null")]
        publish_at: Option<Instant>,
        /// 刊发限制: not before this.
        #[ts(type = "string | null")]
        embargo_until: Option<Instant>,
        /// Date, page and place in the paper.
        print: Option<Print>,
        /// Numbers of other systems, always text.
        codes: Vec<Code>,
        /// 版权.
        rights: Option<Rights>,
        /// What machines had a part in it.
        ai_use: Option<AiUse>,
        /// Other stories.
        related: Vec<Related>,
        /// To the receiving desk; leaves with the wire formats.
        ed_note: String,
        /// How long it should become.
        target: Option<Target>,
        /// The newsroom's own fields.
        #[ts(type = "Record<string, unknown>")]
        extra: BTreeMap<String, Value>,
    }
}

record! {
    /// A vocabulary entry: its id, and its name as it stood.
    Term {
        /// Id in the vocabulary.
        id: String,
        /// Name as it stood.
        name: String,
    }
}

record! {
    /// Where the story comes from.
    Source {
        /// Id in the register of media.
        id: Option<String>,
        /// Name as shown.
        name: String,
        /// Address of the story or the medium.
        url: Option<String>,
        /// Own work or reprint.
        kind: SourceKind,
    }
}

words! {
    /// Own work or reprint.
    SourceKind {
        /// 本媒.
        #[default]
        Own,
        /// 转载.
        Reprint,
    }
}

record! {
    /// A line of the original title.
    OriginalLine {
        /// Which line.
        role: OriginalRole,
        /// Verbatim.
        text: String,
    }
}

words! {
    /// Lines of a title.
    OriginalRole {
        /// 引题.
        Kicker,
        /// 主题.
        #[default]
        Main,
        /// 副题.
        Sub,
    }
}

record! {
    /// A name in the byline.
    Author {
        /// Name as shown.
        name: String,
        /// What the person did.
        role: AuthorRole,
        /// Whom the person works for.
        organisation: String,
        /// Where the byline stands.
        place: BylinePlace,
        /// Id in the register of people.
        person: Option<String>,
    }
}

words! {
    /// What an author did.
    AuthorRole {
        /// 记者.
        #[default]
        Reporter,
        /// 通讯员.
        Correspondent,
        /// 摄影.
        Photographer,
        /// 编译、整理.
        Compiler,
        /// 评论员.
        Commentator,
        /// 翻译.
        Translator,
        /// 实习生.
        Trainee,
    }
}

words! {
    /// Where the byline stands.
    BylinePlace {
        /// Under the title.
        #[default]
        Head,
        /// At the end of the text, in brackets.
        End,
    }
}

record! {
    /// Someone who worked on the story at the desk.
    Staff {
        /// Real name.
        name: String,
        /// What the person did.
        role: StaffRole,
        /// Id in the register of people.
        person: Option<String>,
    }
}

words! {
    /// What someone did at the desk.
    StaffRole {
        /// 责任编辑.
        #[default]
        ResponsibleEditor,
        /// 值班编辑.
        DutyEditor,
        /// 校对.
        Proofreader,
        /// 审核.
        Reviewer,
        /// 版面编辑.
        LayoutEditor,
    }
}

record! {
    /// 电头 or 讯头.
    Dateline {
        /// Agency's or paper's.
        kind: DatelineKind,
        /// 新华社.
        agency: String,
        /// 南京.
        place: String,
        /// As written: 2月10日.
        date: String,
        /// The whole line as it stands in the text.
        text: String,
    }
}

words! {
    /// Whose form a dateline has.
    DatelineKind {
        /// 电头.
        #[default]
        Wire,
        /// 讯头.
        Paper,
    }
}

record! {
    /// A place of the story.
    Place {
        /// What the place is to the story.
        role: PlaceRole,
        /// Id in the register of places.
        place: Option<String>,
        /// Name as shown.
        name: String,
    }
}

words! {
    /// What a place is to the story.
    PlaceRole {
        /// 发稿地点.
        SentFrom,
        /// 事发地点.
        #[default]
        Event,
        /// 报道地点.
        ReportedFrom,
        /// Named in it.
        Mentioned,
    }
}

record! {
    /// A subject from a classification scheme.
    Subject {
        /// The scheme, as in `medtop`.
        scheme: String,
        /// The code in it.
        code: String,
        /// Its name as it stood.
        name: String,
    }
}

record! {
    /// A tagged person or organisation.
    Entity {
        /// Id in the register.
        id: Option<String>,
        /// Name as shown.
        name: String,
    }
}

record! {
    /// Where it stands in the paper.
    Print {
        /// `YYYY-MM-DD`.
        date: String,
        /// 版次.
        page: String,
        /// Slot of the page plan.
        slot: String,
    }
}

record! {
    /// A number in another system.
    Code {
        /// Whose number.
        scheme: String,
        /// Always text: some have 42 digits.
        value: String,
    }
}

record! {
    /// 版权.
    Rights {
        /// Who holds it.
        holder: String,
        /// The notice.
        notice: String,
        /// What may be done with it.
        usage: String,
    }
}

record! {
    /// What machines had a part in the story.
    AiUse {
        /// How much.
        level: AiLevel,
        /// Which tool.
        tool: String,
        /// In what.
        scope: String,
    }
}

words! {
    /// How much machines had a part in it.
    AiLevel {
        /// None.
        #[default]
        None,
        /// They helped.
        Assisted,
        /// They wrote.
        Generated,
    }
}

record! {
    /// Another story.
    Related {
        /// How they relate.
        kind: RelatedKind,
        /// The other story's id, if it is in a library of Gaotai.
        id: Option<String>,
        /// Its address otherwise.
        url: Option<String>,
    }
}

words! {
    /// How two stories relate.
    RelatedKind {
        /// This is newer than that.
        UpdateOf,
        /// This corrects that.
        CorrectionOf,
        /// This translates that.
        TranslationOf,
        /// That is worth reading too.
        #[default]
        SeeAlso,
    }
}

record! {
    /// How long the story should become.
    Target {
        /// How many.
        count: u32,
        /// Of what.
        unit: TargetUnit,
        /// Slot of a page plan.
        slot: Option<String>,
    }
}

/// What a target counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub enum TargetUnit {
    /// 字数 by Word's rule.
    #[default]
    #[serde(rename = "字")]
    Zi,
    /// Characters without spaces.
    #[serde(rename = "characters")]
    Characters,
    /// Latin words.
    #[serde(rename = "words")]
    Words,
    /// Lines of the slot.
    #[serde(rename = "lines")]
    Lines,
}
