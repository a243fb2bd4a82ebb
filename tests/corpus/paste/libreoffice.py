"""Writes what LibreOffice really puts on the clipboard when a story and a sheet are copied.

Run it with the Python that has `uno` (Debian: /usr/bin/python3 with python3-uno):
    /usr/bin/python3 tests/corpus/paste/libreoffice.py
The story has no comments: the build without a display lacks their window and falls over it.
"""

import os
import pathlib
import signal
import subprocess
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.awt.FontSlant import ITALIC
from com.sun.star.awt.FontWeight import BOLD
from com.sun.star.text.ControlCharacter import LINE_BREAK, PARAGRAPH_BREAK

HERE = pathlib.Path(__file__).resolve().parent
PIPE = "gaotai-paste"
HTML = "text/html"
TEXT = "text/plain;charset=utf-16"

STRONG = {"CharWeight": BOLD, "CharWeightAsian": BOLD}
SLANTED = {"CharPosture": ITALIC, "CharPostureAsian": ITALIC}
UNDERLINED = {"CharUnderline": 1}
RAISED = {"CharEscapement": 33, "CharEscapementHeight": 58}
LARGE_AND_RED = {"CharColor": 0xC9211E, "CharHeight": 16.0, "CharHeightAsian": 16.0}
HIDDEN = {"CharHidden": True}
LINKED = {"HyperLinkURL": "https://example.org/ferry"}
INDENTED = {"ParaFirstLineIndent": 850}


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("soffice did not answer")


class Writer:
    """A text document, written from its start to its end."""

    def __init__(self, desktop):
        self.document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
        self.text = self.document.Text
        self.cursor = self.text.createTextCursor()

    def write(self, text, marks=None):
        self.cursor.gotoEnd(False)
        self.cursor.setPropertiesToDefault(tuple(LINKED | STRONG | SLANTED | UNDERLINED | RAISED | LARGE_AND_RED | HIDDEN))
        for at, line in enumerate(text.split("\n")):
            if at > 0:
                self.text.insertControlCharacter(self.cursor, LINE_BREAK, False)
            self.text.insertString(self.cursor, line, False)
        for name, value in (marks or {}).items():
            self.cursor.goLeft(len(text), True)
            self.cursor.setPropertyValue(name, value)
            self.cursor.gotoEnd(False)

    def paragraph(self, *runs, style="Standard", like=None):
        self.cursor.gotoEnd(False)
        self.cursor.setAllPropertiesToDefault()
        self.cursor.ParaStyleName = style
        self.cursor.NumberingStyleName = ""
        for name, value in (like or {}).items():
            self.cursor.setPropertyValue(name, value)
        for run in runs:
            self.write(*run) if isinstance(run, tuple) else self.write(run) if isinstance(run, str) else run(self)
        self.text.insertControlCharacter(self.cursor, PARAGRAPH_BREAK, False)

    def items(self, numbering, *items):
        for level, item in items:
            self.paragraph(item, like={"NumberingStyleName": numbering, "NumberingLevel": level})

    def table(self, name, rows, merged):
        table = self.document.createInstance("com.sun.star.text.TextTable")
        table.initialize(len(rows), len(rows[0]))
        self.cursor.gotoEnd(False)
        self.cursor.setAllPropertiesToDefault()
        self.cursor.NumberingStyleName = ""
        self.text.insertTextContent(self.cursor, table, False)
        for cell in table.CellNames:
            column, row = ord(cell[0]) - ord("A"), int(cell[1:]) - 1
            table.getCellByName(cell).setString(rows[row][column])
        for first, last in merged:
            cells = table.createCursorByCellName(first)
            cells.gotoCellByName(last, True)
            cells.mergeRange()
        table.Name = name


def footnote(text):
    def add(writer):
        note = writer.document.createInstance("com.sun.star.text.Footnote")
        writer.text.insertTextContent(writer.cursor, note, False)
        note.setString(text)

    return add


def story(desktop):
    out = Writer(desktop)
    out.paragraph("渡口老船工的最后一班", style="Heading 1")
    out.paragraph(
        "　　清晨五点，", ("青石渡", STRONG), "的雾还没散，周长河已经把缆绳收好。他在这条河上摆了", ("四十一年", SLANTED), "渡，",
        ("三月底", UNDERLINED), "就要上岸了。",
    )
    out.paragraph(
        "“桥通了，船就该歇了。”他说。渡船平均每天只剩", ("六名", LARGE_AND_RED), "乘客", footnote("县交通局二月统计。"), "，船票仍是一元。",
        ("此句不发。", HIDDEN), like=INDENTED,
    )
    out.paragraph("一条河，两种走法", style="Heading 2")
    out.paragraph(
        "  The ferry carried 1,200 people a day in 1998; its deck is 14 m", ("2", RAISED), " of oak. See ",
        ("the log", LINKED), ".\nRiver level, 6 a.m.: 3.2 m.",
    )
    out.items("List 1", (0, "上午班：六点到十一点"), (1, "雾天停航"), (0, "下午班：两点到六点"))
    out.items("Numbering 123", (0, "Board from the east bank."), (0, "Pay on landing."))
    out.paragraph("河养了我半辈子，我得把它送平安了再走。", style="Quotations")
    out.paragraph()
    out.table("Runs", [["班次", "", "乘客"], ["上午", "6:00", "4"], ["", "9:30", "2"]], [("A2", "A3"), ("A1", "B1")])
    out.paragraph("　　下个月，他要去桥上走一走。")
    changes(out)
    return out.document


def changes(writer):
    """A sentence is put in and a word taken out under the eyes of the reviewer."""
    writer.document.RecordChanges = True
    found = writer.document.createSearchDescriptor()
    found.SearchString = "他说。"
    place = writer.document.findFirst(found).End
    writer.text.insertString(writer.text.createTextCursorByRange(place), "新桥离渡口只有八百米。", False)
    found.SearchString = "仍"
    writer.document.findFirst(found).setString("")


def sheet(desktop):
    document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (PropertyValue(Name="Hidden", Value=True),))
    cells = document.Sheets[0]
    rows = [["青石渡乘客（人次）"], ["Year", "东岸", "西岸"], [1998, 212000, "不详 & 待查"], [2026, "", 2190]]
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            cell = cells.getCellByPosition(x, y)
            if isinstance(value, str):
                cell.String = value
            else:
                cell.Value = value
    cells.getCellRangeByName("A1:C1").merge(True)
    cells.getCellRangeByName("A1").setPropertyValues(tuple(STRONG), tuple(STRONG.values()))
    return document


def select_all(context, document):
    run(context, document, ".uno:SelectAll")


def select_cells(name):
    return lambda _, document: document.CurrentController.select(document.Sheets[0].getCellRangeByName(name))


def run(context, document, command):
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())


def flavour(contents, mime):
    wanted = next(one for one in contents.getTransferDataFlavors() if one.MimeType == mime)
    data = contents.getTransferData(wanted)
    return data if isinstance(data, str) else data.value.decode("utf-8").rstrip("\0")


def copy(context, document, select, name):
    """Selects, copies as the menu does, and writes what is on the system's clipboard then."""
    select(context, document)
    run(context, document, ".uno:Copy")
    board = context.ServiceManager.createInstanceWithContext("com.sun.star.datatransfer.clipboard.SystemClipboard", context)
    contents = board.getContents()
    for mime, ending in ((HTML, "html"), (TEXT, "txt")):
        (HERE / f"{name}.{ending}").write_text(flavour(contents, mime), encoding="utf-8", newline="")


def main():
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={PIPE};urp;"],
            start_new_session=True,
        )
        try:
            context = connect()
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            document = story(desktop)
            copy(context, document, select_all, "libreoffice-writer")
            document.close(True)
            document = sheet(desktop)
            copy(context, document, select_cells("A1:C4"), "libreoffice-calc")
            copy(context, document, select_cells("C3"), "libreoffice-calc-cell")
            document.close(True)
        finally:
            os.killpg(office.pid, signal.SIGKILL)
            office.wait()


main()
