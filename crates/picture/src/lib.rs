//! Press pictures as bytes: what they are, what they say of themselves, and smaller ones of
//! them. Bytes in, bytes out: no file, no clock, no thread.
