//! What stayed and what moved.

/// The longest run of places that only grow: those that stayed, when `places` are the old
/// places of things in their new order. The answer says for each whether it stayed.
pub(crate) fn stayed(places: &[usize]) -> Vec<bool> {
    // The last item of the best run of each length, and what came before it there.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places[*end] < *place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut out = vec![false; places.len()];
    let mut at = ends.last().copied();
    while let Some(item) = at {
        out[item] = true;
        at = before[item];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::stayed;

    fn check(places: &[usize], expected: &str) {
        let found: String = stayed(places).into_iter().map(|stay| if stay { 's' } else { 'm' }).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn as_few_as_possible_moved() {
        check(&[], "");
        check(&[0, 1, 2, 3], "ssss");
        check(&[3, 0, 1, 2], "msss");
        check(&[1, 2, 3, 0], "sssm");
        check(&[0, 2, 1, 3], "smss");
        check(&[2, 1, 0], "mms");
    }
}
