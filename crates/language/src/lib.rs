//! Counting, punctuation repair and encodings: what Gaotai knows of Chinese and English as text.
