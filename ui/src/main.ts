import { mount } from "svelte";
import App from "./app/App.svelte";
import { isBench } from "./host";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/chooser.css";
import "./styles/prose.css";
import "./styles/tools.css";
import "./styles/asides.css";
import "./styles/galley.css";
import "./styles/suggest.css";
import "./styles/people.css";
import "./styles/comments.css";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no #app");

mount(App, { target });

// A file of its own, fetched by nobody but the benchmark.
if (isBench) void import("./app/bench");
