/** Words of the profiles of people. */
import { dictionary } from "../../shared/i18n.svelte";

const zh = {
  who: (name: string, role: string) => `现在是 ${name}（${role}），点按换人`,
  none: "未命名",
  menu: "换人",
  create: "新建个人档案…",
  edit: "修改个人档案…",
  keys: "↑↓ 选择 · Enter 换人 · 数字键直选",
  title: "个人档案",
  newTitle: "新建个人档案",
  name: "姓名",
  pen: "笔名",
  penHint: "署名用；没有可不填。",
  role: "职务",
  colour: "颜色",
  edits: "改动",
  byRole: (tracked: boolean) => `按职务（${tracked ? "记为修订" : "直接修改"}）`,
  tracked: "记为修订",
  direct: "直接修改",
  here: "保存并换成此人",
  remove: "删除此人",
  removeHint: "写过东西的人不能删除。",
  nameMissing: "请写姓名。",
  switched: (name: string, on: boolean) => `现在是 ${name}，改动${on ? "记为修订" : "直接写入"}`,
};

const en: typeof zh = {
  who: (name, role) => `${name} (${role}) is at the keyboard; click to switch`,
  none: "No name",
  menu: "Switch person",
  create: "New profile…",
  edit: "Edit the profile…",
  keys: "↑↓ choose · Enter switch · digits pick",
  title: "Profile",
  newTitle: "New profile",
  name: "Name",
  pen: "Pen name",
  penHint: "For bylines; may stay empty.",
  role: "Role",
  colour: "Colour",
  edits: "Edits",
  byRole: (tracked) => `As the role has it (${tracked ? "suggestions" : "direct"})`,
  tracked: "As suggestions",
  direct: "Direct",
  here: "Save and switch",
  remove: "Remove",
  removeHint: "Somebody who has written anything cannot be removed.",
  nameMissing: "Please give a name.",
  switched: (name, on) => `${name} is at the keyboard; edits are ${on ? "suggestions" : "direct"}`,
};

export const t = dictionary(zh, en);
