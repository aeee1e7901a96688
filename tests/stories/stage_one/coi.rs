//! Stage one, point 1: interests.
