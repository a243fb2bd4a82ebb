//! What the app can do: one file per verb.
