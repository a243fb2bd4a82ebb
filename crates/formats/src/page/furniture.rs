//! Page furniture: what stands on every page of a site and belongs to none of its stories.

use super::chars::{bare, han, is_blank, is_decoration, length};

/// Codes of all kinds of furniture, for which the UI has words.
pub const CODES: &[&str] = &[
    NAVIGATION, BREADCRUMB, FEEDBACK, PROMOTION, SHARE, TOOLS, RELATED, COPYRIGHT, COOKIES, COUNTER,
    COMMENTS, ADVERT, PAGE,
];

/// Lists of a site's channels.
pub const NAVIGATION: &str = "furniture_navigation";
/// Where the page stands in the site.
pub const BREADCRUMB: &str = "furniture_breadcrumb";
/// 纠错: where readers report errors.
pub const FEEDBACK: &str = "furniture_feedback";
/// Apps, newsletters, codes to scan.
pub const PROMOTION: &str = "furniture_promotion";
/// Buttons to share.
pub const SHARE: &str = "furniture_share";
/// Print, font size, close.
pub const TOOLS: &str = "furniture_tools";
/// Lists of other stories.
pub const RELATED: &str = "furniture_related";
/// Notices of rights and registration.
pub const COPYRIGHT: &str = "furniture_copyright";
/// Banners that ask for consent.
pub const COOKIES: &str = "furniture_cookies";
/// Numbers of readers and comments.
pub const COUNTER: &str = "furniture_counter";
/// Readers' comments and the form for them.
pub const COMMENTS: &str = "furniture_comments";
/// Advertisements.
pub const ADVERT: &str = "furniture_advert";
/// Anything else of the page around the story.
pub const PAGE: &str = "furniture_page";

/// The line without white space and decoration, in lower case.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !is_decoration(*c)).flat_map(char::to_lowercase).collect()
}

struct Rule {
    code: &'static str,
    /// The longest line, in characters without decoration, of which the rule may speak.
    most: usize,
    /// The whole line.
    whole: &'static str,
    /// The start of the line.
    start: &'static str,
    /// Anywhere in the line.
    inside: &'static str,
}

/// All words are squeezed: lower case, no white space, no punctuation of the decoration.
const RULES: &[Rule] = &[
    Rule {
        code: FEEDBACK,
        most: 14,
        whole: "纠错 我要纠错 内容纠错 纠错报错 报错 我要反馈 意见反馈 reportacorrection \
            sendfeedback",
        start: "纠错电话 纠错邮箱 纠错热线 我要纠错 纠错报错 reportanerror reportatypo",
        inside: "",
    },
    Rule {
        code: COOKIES,
        most: 500,
        whole: "acceptall acceptcookies acceptallcookies rejectall manageoptions managecookies \
            cookiesettings 接受所有cookie",
        start: "weusecookies thissiteusescookies thiswebsiteusescookies byusingthissiteyouagree \
            我们使用cookie 本网站使用cookie wevalueyourprivacy weandourpartners",
        inside: "cookiepolicy useofcookies 使用cookie",
    },
    Rule {
        code: COPYRIGHT,
        most: 700,
        whole: "免责声明 版权声明 声明 copyright",
        start: "版权声明 版权所有 copyright © 免责声明 凡本网 凡注明 特别声明 本文仅代表作者 声明凡 \
            声明本文 声明转载 声明本网 未经授权 未经许可 未经书面授权 本文版权归 京icp 苏icp \
            以上内容仅代表作者 以上文章内容仅代表 如需转载 转载请注明 转载须 allrightsreserved \
            disclaimer thismaterialmaynotbe",
        inside: "",
    },
    Rule {
        code: COPYRIGHT,
        most: 160,
        whole: "",
        start: "",
        inside: "版权所有 版權所有 allrightsreserved icp备 icp证 公网安备 许可证编号 举报电话 \
            不良信息举报 信息网络传播视听节目 ©20 ©19 未经授权不得转载 未经书面授权禁止 \
            不代表本网观点",
    },
    Rule {
        code: SHARE,
        most: 40,
        whole: "分享 点赞 share tweet facebook twitter x linkedin whatsapp email copylink \
            点赞收藏分享 分享点赞在看 在看 微信 微博 朋友圈 qq空间 reddit telegram pinterest \
            weibo wechat copied linkcopied",
        start: "分享到 分享至 分享按钮 分享让更多 转发到 sharethis shareon sharevia shareto \
            shareoptions followuson emailthis tweetthis 一键分享",
        inside: "分享到微 分享到朋友圈 微信扫一扫分享",
    },
    Rule {
        code: PROMOTION,
        most: 70,
        whole: "客户端 手机客户端 移动客户端 扫一扫 二维码 官方微信 微信公众号 手机版 下载app \
            打开app subscribe newsletter signup 立即下载 下载客户端 关注我们 手机看新闻 移动版",
        start: "扫一扫在 扫一扫关注 扫一扫下载 扫一扫分享 扫一扫手机 扫一扫用 扫一扫看 扫一扫打开 \
            扫码关注 扫码下载 扫码阅读 扫码观看 扫码查看 扫描二维码 扫描上方 扫描下方 长按识别 \
            长按二维码 长按图片 长按上方 长按下方 点击下载 下载客户端 下载app 打开app 关注公众号 \
            欢迎关注 关注我们 手机扫 用微信扫 微信扫 signupfor subscribeto getournewsletter \
            downloadour downloadtheapp gettheapp joinour 点击关注 点击蓝字 蓝字关注 点击上方 \
            设为星标 subscribenow",
        inside: "关注官方微信 关注微信公众号 扫描二维码 识别二维码 扫二维码 下载二维码 app下载 \
            扫码下载",
    },
    Rule {
        code: TOOLS,
        most: 30,
        whole: "打印 字号 图集 小字号 大字号 大中小 字号大中小 打印关闭 打印本页 举报 我要投诉 繁体版 \
            手机版阅读 收藏 关闭 关闭窗口 返回顶部 返回首页 返回 朗读 听新闻 语音播报 放大 缩小 \
            默认 print fontsize backtotop save listen listentothisarticle play pause 小中大 大 \
            中 小 超大 top 点击查看大图 收听 展开全文 阅读全文 原文链接 阅读原文 查看原文 \
            cleartext tophome pdf下载 复制链接 加入收藏",
        start: "打印本 打印关闭 字号大 字号小 字号t 字体大 字体小 字体放大 保护视力色 背景色 \
            关闭窗口 返回顶部 printthis textsize backtotop listentothis 收藏本文 收藏本站 \
            收藏本页",
        inside: "",
    },
    Rule {
        code: COUNTER,
        most: 30,
        whole: "评论 0评论 nocomments 0comments",
        start: "阅读量 阅读数 阅读次数 浏览次数 浏览量 浏览数 点击数 点击量 点击次数 访问量 访问次数 \
            人气 评论数 播放量 阅读0 评论0 views pageviews",
        inside: "次浏览 人参与 人跟贴 条评论 次阅读",
    },
    Rule {
        code: COMMENTS,
        most: 60,
        whole: "网友评论 发表评论 最新评论 热门评论 评论区 我要评论 我来说两句 全部评论 写留言 \
            精选留言 comments leaveacomment leaveareply postacomment jointheconversation \
            viewcomments showcomments",
        start: "发表评论 登录后评论 请登录 文明上网 网友评论仅供 leaveacomment leaveareply \
            logintocomment sortby 已有0",
        inside: "",
    },
    Rule {
        code: ADVERT,
        most: 24,
        whole: "广告 advertisement advertisements sponsored sponsoredcontent ad advert 广告位 推广 \
            promoted continuereading storycontinuesbelowadvertisement articlecontinuesafterad \
            skipadvertisement articlecontinuesbelow",
        start: "advertisement 广告位",
        inside: "",
    },
    Rule {
        code: NAVIGATION,
        most: 40,
        whole: "首页 home menu search 搜索 登录 注册 登录注册 login signin register 更多 more \
            网站地图 关于我们 联系我们 加入我们 广告服务 法律声明 aboutus contactus contact \
            privacypolicy termsofuse termsofservice privacy terms sitemap help 正文 close 无障碍 \
            无障碍浏览 繁體 繁体 简体 english myaccount accessibility 下一版 上一版 全部导航 \
            导航",
        start: "skipto 跳转到 skipnavigation 上一篇 下一篇 上一页 下一页 previousarticle nextarticle \
            previouspost nextpost 设为首页",
        inside: "",
    },
];

/// Headings of lists of other stories.
const RELATED_WORDS: &str = "相关阅读 相關新聞 相關報導 延伸閱讀 推薦閱讀 更多新聞 熱門新聞 相关新闻 相关链接 相关报道 \
    相关文章 相关推荐 相关稿件 延伸阅读 推荐阅读 热门推荐 猜你喜欢 更多新闻 热点排行 热门文章 \
    热门新闻 往期回顾 往期推荐 精彩推荐 最新文章 最新新闻 今日热点 新闻排行 热点新闻 点击排行 \
    为您推荐 为你推荐 相关专题 今日推荐 精彩图片 热点推荐 更多阅读 深度阅读 图片新闻 最新资讯 \
    24小时热文 related relatedarticles relatedstories relatedcontent relatedtopics relatednews \
    readmore morefrom seealso recommended recommendedstories youmayalsolike youmightalsolike \
    mostread mostpopular trending morestories morenews topstories editorspicks latestnews latest \
    relatedposts moreonthisstory moreonthistopic recommendedforyou upnext trendingnow \
    relatedcoverage readnext";

/// Whether `word` is one of the words of a list.
fn is_one(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}

/// Which furniture the line is, if the line alone says so.
pub fn of(text: &str) -> Option<&'static str> {
    let squeezed = squeezed(text);
    if squeezed.is_empty() {
        return None;
    }
    let length = length(&squeezed);
    let speaks = |rule: &Rule| {
        length <= rule.most
            && (is_one(rule.whole, &squeezed)
                || (rule.start.split_whitespace().any(|word| squeezed.starts_with(word))
                    || rule.inside.split_whitespace().any(|word| squeezed.contains(word)))
                    && !is_sentence(text, rule))
    };
    if let Some(rule) = RULES.iter().find(|rule| speaks(rule)).filter(|rule| agrees(rule, &squeezed)) {
        return Some(rule.code);
    }
    if is_client(&squeezed) {
        return Some(PROMOTION);
    }
    is_related_heading(text).then_some(RELATED)
}

/// Counters have a number, notices of rights a year or a sign: without, it is a title.
fn agrees(rule: &Rule, squeezed: &str) -> bool {
    let digit = || squeezed.chars().any(|c| c.is_ascii_digit());
    match rule.code {
        COUNTER => digit() || is_one(rule.whole, squeezed) || length(squeezed) <= 4,
        COPYRIGHT if squeezed.starts_with("copyright") => {
            digit() || squeezed.contains('©') || squeezed.contains("reserved") || squeezed == "copyright"
        }
        _ => true,
    }
}

/// `新华网客户端`: the name of a medium and the word.
fn is_client(squeezed: &str) -> bool {
    squeezed.strip_suffix("客户端").is_some_and(|name| length(name) <= 10 && super::source::is_medium(name))
}

/// Short rules must not take a sentence of the story for a button.
fn is_sentence(text: &str, rule: &Rule) -> bool {
    !matches!(rule.code, COPYRIGHT | COOKIES)
        && (text.contains('。')
            || (han(text) == 0 && text.trim_end().ends_with('.') && text.split_whitespace().count() > 8))
}

/// Whether the line is the heading of a list of other stories.
pub fn is_related_heading(text: &str) -> bool {
    let squeezed = squeezed(text);
    is_one(RELATED_WORDS, &squeezed)
        || (length(&squeezed) <= 60 && squeezed.starts_with("相关阅读") && !text.contains('。'))
        || text.trim_start().to_ascii_lowercase().starts_with("read more:")
        || text.trim_start().to_ascii_lowercase().starts_with("more from ")
        || (text.trim_start().to_ascii_lowercase().starts_with("more on ") && length(text) < 40)
}

/// Words that stand in the navigation of news sites.
const CHANNELS: &str = "首页 新闻 频道 财经 体育 娱乐 科技 视频 访谈 专题 评论 时政 国际 国内 社会 论坛 博客 图片 \
    直播 推广 地方 教育 健康 汽车 房产 旅游 军事 文化 法治 要闻 融媒 信息 动态 登录 注册 客户端 \
    导航 关于我们 联系我们 网站地图 广告 招聘 版权 服务 政务 理论 党建 经济 民生 生活 美食 公益 \
    滚动 home news sports sport world business politics opinion tech technology science health \
    entertainment culture travel video videos weather local lifestyle money arts u.s. about \
    contact login subscribe privacy terms help careers advertise style food climate live markets \
    photos podcasts";

/// A line of short words that name channels: `首页 江苏要闻 融媒产品 访谈`.
pub fn is_navigation(text: &str) -> bool {
    if super::chars::is_prose(text) || super::chars::ends_sentence(text) {
        return false;
    }
    // Latin names of channels hold spaces, so only signs part them for certain.
    let signs = text.contains(['|', '｜', '·', '•', '\t']) || text.contains("  ");
    let parted = |c: char| {
        if signs && han(text) == 0 {
            "|｜·•\t".contains(c)
        } else {
            is_blank(c) || "|｜·/•".contains(c)
        }
    };
    let words: Vec<&str> = text.split(parted).map(bare).filter(|word| !word.is_empty()).collect();
    let short = |word: &&str| if han(word) > 0 { length(word) <= 8 } else { length(word) <= 16 };
    let known = |word: &&&str| {
        let lower = word.to_ascii_lowercase();
        CHANNELS
            .split_whitespace()
            .any(|channel| lower == channel || (han(channel) > 0 && lower.contains(channel)))
    };
    let known = words.iter().filter(known).count();
    if text.contains(['。', '，', ',', '！', '？', ':', '：']) || words.len() < 3 || !words.iter().all(short)
    {
        return false;
    }
    let titles = words.iter().all(|word| !word.starts_with(|c: char| c.is_ascii_lowercase()));
    (known * 2 >= words.len() && titles) || (words.len() >= 4 && known * 3 >= words.len() && han(text) > 0)
}

/// A line that says where the page stands in the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breadcrumb {
    /// The name of the channel, when the line gives one between the site and the page.
    pub channel: Option<String>,
}

const HERE: &[&str] = &[
    "正文",
    "详情",
    "内容",
    "文章",
    "正文内容",
    "新闻详情",
    "文章详情",
    "article",
    "content",
    "story",
    "内容正文",
    "详细内容",
    "浏览文章",
];
const LEADS: &[&str] = &[
    "您当前的位置",
    "您现在的位置",
    "你现在的位置",
    "现在位置",
    "目前位置",
    "当前页面",
    "当前所在位置",
    "您所在的位置",
    "您的当前位置",
    "当前位置",
    "当前的位置",
    "您的位置",
    "所在位置",
    "你的位置",
    "位置",
    "you are here",
];

/// Reads `新华网 > 江苏要闻 > 正文`; an empty middle is no channel.
pub fn breadcrumb(text: &str) -> Option<Breadcrumb> {
    let mut rest = text.trim_matches(is_blank);
    let lower = rest.to_ascii_lowercase();
    let lead = LEADS.iter().find(|lead| lower.starts_with(**lead)).filter(|lead| {
        let after = &rest[lead.len()..];
        **lead != "位置" || after.trim_start().starts_with([':', '：'])
    });
    if let Some(lead) = lead {
        rest = rest[lead.len()..].trim_start_matches(|c: char| is_blank(c) || "是为:：".contains(c));
    }
    let signs: &[char] = &['>', '＞', '›', '»', '→', '≫'];
    let has_signs = rest.contains(signs);
    if (!has_signs && lead.is_none()) || length(rest) > 150 || rest.contains('。') {
        return None;
    }
    let parts: Vec<&str> =
        if has_signs { rest.split(signs).collect() } else { rest.split(['/', '-', ' ']).collect() };
    let mut parts: Vec<&str> = parts.into_iter().map(bare).collect();
    if parts.len() < 2 && lead.is_none() {
        return None;
    }
    if lead.is_none() && parts.iter().any(|part| length(part) > 40) {
        return None;
    }
    let ends_here = parts
        .last()
        .is_some_and(|last| HERE.contains(&last.to_ascii_lowercase().as_str()) || length(last) > 14);
    let known = lead.is_some()
        || ends_here
        || parts.first().is_some_and(|first| {
            super::source::is_medium(first) || HOME.contains(&first.to_ascii_lowercase().as_str())
        });
    if !known {
        return None;
    }
    if ends_here {
        parts.pop();
    }
    if !parts.is_empty() {
        parts.remove(0);
    }
    let channel =
        parts.iter().rev().find(|part| !part.is_empty() && length(part) <= 20 && !HOME.contains(part));
    Some(Breadcrumb { channel: channel.map(|name| (*name).to_owned()) })
}

const HOME: &[&str] = &["首页", "网站首页", "主页", "home", "index"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_lines() {
        for (text, code) in [
            ("【纠错】", FEEDBACK),
            ("12条评论", COUNTER),
            ("新华网客户端", PROMOTION),
            ("扫一扫在手机打开当前页", PROMOTION),
            ("分享到：微信 微博", SHARE),
            ("[打印] [关闭]", TOOLS),
            ("字号：大 中 小", TOOLS),
            ("相关阅读", RELATED),
            ("Related Stories", RELATED),
            ("版权声明：凡本网注明“来源：XX”的作品，未经授权不得转载。", COPYRIGHT),
            ("Copyright © 2000-2023 XINHUANET.com All Rights Reserved.", COPYRIGHT),
            ("© 2023 The Daily. All rights reserved.", COPYRIGHT),
            ("We use cookies to give you the best experience on our website.", COOKIES),
            ("Share this", SHARE),
            ("Advertisement", ADVERT),
            ("浏览次数：123", COUNTER),
            ("上一篇：另一条新闻", NAVIGATION),
            ("苏ICP备05000001号", COPYRIGHT),
        ] {
            assert_eq!(of(text), Some(code), "{text}");
        }
    }

    #[test]
    fn lines_of_a_story_are_no_furniture() {
        for text in [
            "争分夺秒“跑起来”",
            "引才聚才强信心",
            "下载量三个月增长一倍，他说，这是没有想到的。",
            "记者从纠错平台获悉，一年来共收到意见二百条。",
            "分享到最后，老人哭了。",
            "We use the old bridge every day.",
            "The first night bus for two years left the station at ten on Monday with eleven people on board.",
            "Home news from the world of sport and business",
            "扫码点餐惹争议",
            "二维码里的大生意",
            "一条评论引发的争议",
            "字体设计师的一天",
            "打印技术改变生活",
            "建立纠错机制",
            "滨江县发布新版客户端",
            "Copyright law changes in May",
            "下载量翻一番",
            "已有三十年历史的老街重新开放。",
        ] {
            assert_eq!(of(text), None, "{text}");
            assert!(!is_navigation(text), "{text}");
            assert_eq!(breadcrumb(text), None, "{text}");
        }
    }

    #[test]
    fn breadcrumbs() {
        for (text, channel) in [
            ("新华网 > > 正文", None),
            ("新华网 > 江苏要闻 > 正文", Some("江苏要闻")),
            ("当前位置：首页 > 新闻中心 > 国内", Some("国内")),
            ("您的位置： 首页>>要闻>>正文", Some("要闻")),
            ("人民网>>江苏频道>>社会", Some("社会")),
            ("Home › World › Europe", Some("Europe")),
        ] {
            assert_eq!(breadcrumb(text), Some(Breadcrumb { channel: channel.map(str::to_owned) }), "{text}");
        }
    }

    #[test]
    fn navigation() {
        for text in [
            "首页 江苏要闻 融媒产品 访谈 信息动态 推广",
            "Home | World | Business | Opinion",
            "新闻 体育 财经 娱乐",
        ] {
            assert!(is_navigation(text), "{text}");
        }
        for text in
            ["张三 李四 王五", "本报记者 张三", "中国队 加油 冲击金牌", "Prime minister visits flood area"]
        {
            assert!(!is_navigation(text), "{text}");
        }
    }
}
