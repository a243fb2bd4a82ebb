//! What differs between two states of a story: by words, by blocks, with moves.
