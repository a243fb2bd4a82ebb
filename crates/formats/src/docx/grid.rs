//! Tables by columns: where each cell stands, and whether spans fit into each other.

use gaotai_article::Row;

/// What stands in a row at a place of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// The row's cell of this number.
    Cell(usize),
    /// A cell from above reaches down to here, over so many columns.
    Above(u32),
}

/// For every row what stands in it from the left; `None` when cells overlap or reach out of the table.
pub(crate) fn slots(rows: &[Row]) -> Option<Vec<Vec<Slot>>> {
    // For every column how many rows a cell still reaches down, and how wide that cell is.
    let mut reach: Vec<(u32, u32)> = Vec::new();
    let mut out = Vec::with_capacity(rows.len());
    for (number, row) in rows.iter().enumerate() {
        let (mut slots, mut column) = (Vec::new(), 0);
        for (at, cell) in row.cells.iter().enumerate() {
            above(&mut reach, &mut column, &mut slots);
            let width = cell.colspan.max(1) as usize;
            reach.resize(reach.len().max(column + width), (0, 0));
            let free = reach[column..column + width].iter().all(|(rows, _)| *rows == 0);
            if !free || number + cell.rowspan.max(1) as usize > rows.len() {
                return None;
            }
            reach[column..column + width].fill((cell.rowspan.max(1) - 1, width as u32));
            slots.push(Slot::Cell(at));
            column += width;
        }
        while column < reach.len() {
            let before = column;
            above(&mut reach, &mut column, &mut slots);
            if column == before {
                // A gap: nothing below may stand behind it.
                if reach[column..].iter().any(|(rows, _)| *rows > 0) {
                    return None;
                }
                break;
            }
        }
        out.push(slots);
    }
    Some(out)
}

/// The cells from above that begin at a column.
fn above(reach: &mut [(u32, u32)], column: &mut usize, slots: &mut Vec<Slot>) {
    while let Some((rows, width)) = reach.get(*column).copied().filter(|(rows, _)| *rows > 0) {
        let end = (*column + width as usize).min(reach.len());
        reach[*column..end].iter_mut().for_each(|place| place.0 = rows - 1);
        slots.push(Slot::Above(width));
        *column = end;
    }
}

/// More columns than Word takes.
const MOST_COLUMNS: usize = 63;

/// The rows with spans that fit; without any where they do not.
pub(crate) fn fitting(mut rows: Vec<Row>) -> Vec<Row> {
    let wide = rows
        .iter()
        .any(|row| row.cells.iter().map(|cell| cell.colspan as usize).sum::<usize>() > MOST_COLUMNS);
    if wide || slots(&rows).is_none() {
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            (cell.colspan, cell.rowspan) = (1, 1);
        }
    }
    rows
}
