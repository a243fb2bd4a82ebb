/** A story that two people have worked on: thirty suggestions and some comments, to look at and to review in tests. */
import type { Article } from "./contract.ts";
import { article, emptySlip } from "./fake-stories.ts";
import { replay } from "./fake-text.ts";
import type { CommentThread, Person } from "./contract.ts";

type Json = { type: string; attrs?: Record<string, unknown>; content?: Json[]; text?: string; marks?: { type: string; attrs: Record<string, unknown> }[] };

const TEXT = [
  "! 昨晚8点40分，“浦江三号”拉响汽笛，缓缓靠上东岸码头{，|。}船上41名乘客走完最后几级跳板，跑了106年的老渡口{就此停航|从此停航}。",
  "“我爷爷坐它去赶集，我坐它去上班。”62岁的老乘客周广福站在码头边，手里{攥着|拿着}一张两元船票。他说，这张票不检了，要留给{孙子|刚上小学的孙子}。",
  "江面上的雾{渐渐|}散去，{|两岸的灯一盏盏亮起来，}候船室的长椅上坐满了来送行的人，有人带着相机，有人抱着孩子，有人{什么也不做|只是坐着}。",
  "## 一条江，四十分钟",
  "渡口始于1919年，起初是几条木船{,|，}1957年换成机动船。多年里，两岸人过江要等船、候潮、看天，来回常常{四十|40}分钟。遇上大雾，就只能在候船室里{|干}坐着。",
  "老船员说，最{挤|拥挤}的是上世纪八十年代，一天要开九十六班，早上五点头一班，夜里十一点末一班，船舷边{站满|挤满}了自行车。",
  "今年10月1日，下游900米处的新桥通车。市交通运输局的统计{数据|}显示，首日约有1.2万辆车过桥，公交35路同步改道，从东岸到西岸只要6分钟。",
  "桥通了，船{就|}少了。九月还有六班，十月只剩两班，到了最后一周，{每天|每班}的乘客不到二十人。",
  "## 船员去哪儿",
  "轮渡站共有船员27人。站长陆建国介绍{：|，}其中19人转到内河航道管理站，5人选择退休，3人{还在考虑|尚在考虑之中}。",
  "“{我们|我}在水上漂了三十年，脚一踩到岸上反倒晕。”轮机长冯德海{笑着说|说}。他报了名去考内河船员的证书，教材{已经|}翻旧了。",
  "年轻的水手陈亮{打算|准备}去新桥的养护队，“天天看着这条江，换个角度看”。",
  "## 老船新用",
  "“浦江三号”将停靠在原码头，改作水上图书室，明年春天开放。船舱里{能|可以}放下三千册书，驾驶台保留原样，孩子们可以{摸一摸|转一转}舵轮。",
  "市图书馆馆长{表示|说}，第一批书目里有四百多种是写江、写船、写桥的，还有两岸居民捐来的老照片、船票、月票{、|和}日记。",
  "码头的石阶不拆，候船室{改为|改成}展厅。1919年的第一张告示、1957年的机器铭牌、最后一班船的航行日志，都{会|将}在那里展出{；|，}入场不收费。",
  "## 桥上桥下",
  "新桥全长1.3公里，双向六车道，两侧各有三米宽的步行道和自行车道。通车当天，周广福骑着电动车从桥上走了一个来回，一路走走停停，拍了二十多张照片。“从前看江，是坐在船舷边往上看；现在看江，是站在桥上往下看，船都变小了。”",
  "桥头的公交站是新修的，站牌上印着首末班时间和换乘线路。35路驾驶员郑惠每天在桥上往返十四趟，她说乘客里老人多，上车先问一句“到渡口还停不停”。“停，站名没有改，还叫轮渡口。”她{总|每次都}这样回答。",
  "沿江的几家小店也在算账。卖早点的方秀英在渡口摆了十九年摊，赶头班船的人走了，赶公交的人来了，豆浆从一天六十碗变成了九十碗。她把摊位往桥头挪了四十米，招牌上的字没有换：轮渡口早点。",
  "也有不习惯的。住在西岸的退休教师唐启文每周三过江下棋，从前在船上能碰见半船熟人，如今在车上谁也不认识谁。他和棋友约好，图书室开放以后，{棋盘|棋局}就搬到船上去。“船不走了，我们走过去。”",
  "市交通运输局介绍，老渡口的两艘备用船将保留应急功能，汛期和大雾天由海事部门统一调度，桥面封闭时可以临时恢复摆渡。码头的趸船、系缆桩和一段铁链护栏列入第三批工业遗产名录，由区文化馆看护，每年检修一次。",
  "城市史研究者吴若澜整理过一份渡口年表。她说，一座城市的渡口往往比桥更早告诉人们江有多宽、路有多远；桥把时间缩短了，也把这些记忆推到了岸边。她正在征集乘客的口述，已经录下四十三个人的讲述，最年长的一位今年九十四岁。",
  "## 夜里的灯",
  "停航前的一个星期，轮渡站每晚多留一盏灯。值班员季淑珍说，有人专程从外地回来，带着上小学时用过的月票，票面上的印章还看得清。她把这些票一张一张拍下来，存在一个叫“过江”的文件夹里，打算以后交给图书室。到昨天为止，文件夹里有三百二十六张照片，最早的一张票印着一九六一年。",
  "渡口边的修船厂也熄了火。厂里最后一位木工师傅薛长贵七十一岁，他修过的跳板、舵把和救生艇，有的还在别的码头上用。他说，木头怕水又离不开水，船停久了，比天天跑坏得还快，所以“浦江三号”靠岸以后，每个月要空转一次机器，把舱底的水抽干。",
  "航道部门介绍，老航线撤销以后，这一段江面的通航宽度可以放宽四十米，货船不用再给渡船让行。沿岸的两座灯桩、一座雾号会保留到明年汛期以后，再按照新的航标方案调整。海事部门提醒，夜里不要在原码头的水域游泳和垂钓。",
  "区里把渡口周边列入了明年的小公园计划，方案正在听取居民的意见。意见箱摆在候船室门口，半个月收到一百七十多张纸条，写得最多的是三件事：留一段能坐下来看江的石阶，留一口老钟，把开船的汽笛声录下来，每天傍晚放一遍。",
  "晚上九点，公交35路的末班车从桥上开过，车窗里坐着六个人。季淑珍锁上候船室的门，把钥匙交给第二天来接手的施工队。她说，钥匙一共有十一把，最旧的一把是铜的，齿已经磨平，什么锁也开不了，她想请人把它镶在图书室的门上。施工队的负责人耿志诚答应了，说开馆那天，就用这把钥匙剪彩，请当年头一批坐机动船过江的老人来推门，再把汽笛拉响一次。",
  "昨晚的最后一班船上，有人从东岸坐到西岸，又从西岸坐回东岸。靠岸时没有人急着起身，直到陆建国拉响第二声汽笛，人们才慢慢走下跳板，在码头上站成一排，朝“浦江三号”挥手。",
];

/** Who worked on it. */
type Crew = { me: Person; editor: Person; proof: Person };

let made = 0;
const mark = (type: string, id: string, person: string, at: number) => ({ type, attrs: { id, person, time: `2026-11-26T09:${String(at % 60).padStart(2, "0")}:00+08:00` } });

/** Pieces `{was|now}` of a line as runs with the marks of one suggestion. */
function runs(text: string, people: Crew): Json[] {
  const out: Json[] = [];
  for (const part of text.split(/(\{[^}]*\})/u).filter(Boolean)) {
    const pair = /^\{(.*)\|(.*)\}$/u.exec(part);
    if (pair === null) {
      out.push({ type: "text", text: part });
      continue;
    }
    const [, was = "", now = ""] = pair;
    made += 1;
    const id = `00000000-0000-4000-9000-${String(made).padStart(12, "0")}`;
    const person = (made % 3 === 0 ? people.proof : people.editor).id;
    if (was !== "") out.push({ type: "text", text: was, marks: [mark("deletion", id, person, made)] });
    if (now !== "") out.push({ type: "text", text: now, marks: [mark("insertion", id, person, made)] });
  }
  return out;
}

function suggested(node: Json, people: Crew): Json {
  const only = node.content?.length === 1 ? node.content[0] : undefined;
  if (only?.type === "text") return { ...node, content: runs(only.text ?? "", people) };
  return node.content ? { ...node, content: node.content.map((child) => suggested(child, people)) } : node;
}

/** Puts the mark of a thread on the first run that has these words. */
function commented(doc: Json, words: string, id: string): Json {
  const content = doc.content?.flatMap((node): Json[] => {
    const at = node.type === "text" ? (node.text ?? "").indexOf(words) : -1;
    if (at < 0) return [commented(node, words, id)];
    const text = node.text ?? "";
    const run = (part: string, marks = node.marks): Json[] => (part === "" ? [] : [{ type: "text", text: part, ...(marks ? { marks } : {}) }]);
    return [...run(text.slice(0, at)), ...run(words, [...(node.marks ?? []), { type: "comment", attrs: { id } }]), ...run(text.slice(at + words.length))];
  });
  return content ? { ...doc, content } : doc;
}

/** The story, as it was read before they worked on it, and what is said about it. */
export function marked(people: Crew): { article: Article; read: Article; threads: CommentThread[] } {
  made = 0;
  const story = article({ web: "最后一班轮渡靠了岸", kicker: "百年渡口昨晚停航——", title: "最后一班轮渡靠了岸", subtitle: "新桥通车首日约一万二千辆车过江" }, TEXT, { ...emptySlip("zh-CN"), language: "zh-CN", slug: "老渡口" });
  const [range, other] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
  const doc = [["一天要开九十六班", range], ["第一张告示", other]].reduce((node, [words, id]) => commented(node, words!, id!), suggested(story.doc as Json, people));
  const thread = (id: string, quote: string, said: readonly [by: keyof Crew, text: string][], anchor: CommentThread["anchor"] = { on: "range" }): CommentThread => ({
    id, anchor, quote, resolved: null,
    comments: said.map(([by, text], at) => {
      const { id: person, name, role } = people[by];
      return { id: at === 0 ? id : `33333333-3333-4333-8333-${String(at).padStart(12, "0")}`, article: story.id, thread: id, person, person_name: name, role, time: `2026-11-26T09:${35 + at * 5}:00+08:00`, edited: null, text, mentions: [], unread: false };
    }),
  });
  const threads = [
    thread(range!, "一天要开九十六班", [["editor", "九十六班的出处？站史里写的是八十六。"], ["me", "老船员口述，下午去档案馆核。"]]),
    thread(other!, "第一张告示", [["editor", `@${people.me.name} 有照片吗？可以配一张。`]]),
    thread("44444444-4444-4444-8444-444444444444", "", [["proof", "缺发布时间。"]], { on: "field", field: "published_at" }),
    thread("55555555-5555-4555-8555-555555555555", "船票上印着两个字：过江。", [["editor", "这一段和前文重复，删了。"]]),
  ];
  const whole = { ...story, doc };
  return { article: whole, read: replay(whole, earlier(whole)), threads };
}

/** The change that makes of it what somebody read yesterday: a paragraph was shorter, another one said more. */
function earlier({ doc }: Article) {
  const blocks = (doc as Json).content?.[1]?.content ?? [];
  const said = (node: Json, change: (text: string) => string): Json => ({ ...node, content: node.content?.map((run) => (run.text === undefined ? run : { ...run, text: change(run.text) })) ?? [] });
  const [first, second] = blocks.filter((node) => node.content?.length === 1 && (node.content[0]?.text?.length ?? 0) > 60);
  const changed = [...(first ? [said(first, (text) => text.slice(0, 30))] : []), ...(second ? [said(second, (text) => text.replace("，", "，据说"))] : [])];
  const gone: Json = { type: "paragraph", attrs: { id: "66666666-6666-4666-8666-666666666666", style: "body", only: null }, content: [{ type: "text", text: "船票上印着两个字：过江。票价从五分涨到两元，用了六十年。" }] };
  const ids = blocks.map(({ attrs }) => String(attrs?.["id"]));
  return { head: {}, blocks: [...changed, gone], order: [...ids.slice(0, 3), String(gone.attrs?.["id"]), ...ids.slice(3)], slip: {} };
}
