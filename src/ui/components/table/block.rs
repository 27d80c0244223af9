//! Chosen cells: a rectangle between where the choice began and where the keyboard stands.

/// A place among the shown lines and the sessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub row: usize,
    pub column: usize,
}

/// The rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block {
    pub anchor: Cell,
    /// Where the keyboard stands.
    pub head: Cell,
}

impl Block {
    /// One cell.
    pub const fn at(cell: Cell) -> Self {
        Self { anchor: cell, head: cell }
    }

    pub fn is_single(self) -> bool {
        self.anchor == self.head
    }

    /// First and last chosen row.
    pub fn row_span(self) -> (usize, usize) {
        (self.anchor.row.min(self.head.row), self.anchor.row.max(self.head.row))
    }

    /// First and last chosen column.
    pub fn column_span(self) -> (usize, usize) {
        (self.anchor.column.min(self.head.column), self.anchor.column.max(self.head.column))
    }

    /// The chosen cells, row by row.
    pub fn rows(self) -> impl Iterator<Item = impl Iterator<Item = Cell>> {
        let ((top, bottom), (left, right)) = (self.row_span(), self.column_span());
        (top..=bottom).map(move |row| (left..=right).map(move |column| Cell { row, column }))
    }

    /// All chosen cells.
    pub fn cells(self) -> impl Iterator<Item = Cell> {
        self.rows().flatten()
    }

    /// The head so many rows and columns on; `extend` keeps where the choice began.
    pub fn moved(self, down: isize, right: isize, extend: bool) -> Self {
        let Cell { row, column } = self.head;
        self.to(Cell { row: row.saturating_add_signed(down), column: column.saturating_add_signed(right) }, extend)
    }

    /// The head at a cell; `extend` keeps where the choice began.
    pub const fn to(self, head: Cell, extend: bool) -> Self {
        if extend { Self { head, ..self } } else { Self::at(head) }
    }

    /// Inside so many rows and columns.
    pub fn within(self, rows: usize, columns: usize) -> Self {
        let inside = |cell: Cell| Cell {
            row: cell.row.min(rows.saturating_sub(1)),
            column: cell.column.min(columns.saturating_sub(1)),
        };
        Self { anchor: inside(self.anchor), head: inside(self.head) }
    }
}
