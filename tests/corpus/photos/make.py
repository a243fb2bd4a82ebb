#!/usr/bin/env python3
"""Makes the sample pictures of this folder: small, and each with what real ones carry.

Needs Pillow and exiftool. What it writes is committed; run it again only to add one.
Names, numbers and places in the pictures are invented.
"""

import io
import struct
import subprocess
from pathlib import Path

from PIL import Image, ImageCms, PngImagePlugin

HERE = Path(__file__).parent

CAPTION = "2月10日，南京某车间，工人在生产线上作业。"
CREDIT = "示例社"
CREATOR = "张三"
RIGHTS = "© 2026 示例社"

WORDS = [
    f"-XMP-dc:Description-zh-CN={CAPTION}",
    "-XMP-dc:Description-x-default=Workers at a plant in Nanjing on Feb. 10.",
    "-XMP-photoshop:Headline=开工第一天",
    f"-XMP-photoshop:Credit={CREDIT}",
    f"-XMP-dc:Creator={CREATOR}",
    f"-XMP-dc:Rights={RIGHTS}",
    "-XMP-xmpRights:UsageTerms=仅供编辑使用",
    "-XMP-iptcCore:AltTextAccessibility=两名戴安全帽的工人站在流水线旁",
    "-XMP-photoshop:DateCreated=2026:02:10 08:30:00+08:00",
    "-XMP-iptcCore:Location=建邺区某街12号",
    "-XMP-photoshop:City=南京市",
    "-XMP-photoshop:State=江苏省",
    "-XMP-photoshop:Country=中国",
    "-XMP-dc:Subject=工业",
    "-XMP-dc:Subject=开工",
]
SECRETS = [
    "-EXIF:GPSLatitude=32.0603",
    "-EXIF:GPSLatitudeRef=N",
    "-EXIF:GPSLongitude=118.7969",
    "-EXIF:GPSLongitudeRef=E",
    "-EXIF:SerialNumber=SN00012345",
    "-EXIF:LensSerialNumber=LN00067890",
    "-EXIF:OwnerName=李四",
    "-EXIF:ImageUniqueID=0123456789ABCDEF0123456789ABCDEF",
    "-EXIF:Software=Darkroom 9 (C:/Users/lisi)",
    "-EXIF:HostComputer=LISI-LAPTOP",
    "-XMP-aux:SerialNumber=SN00012345",
    "-XMP-exif:GPSLatitude=32.0603",
    "-XMP-exif:GPSLongitude=118.7969",
    "-XMP-xmpMM:DocumentID=xmp.did:0123456789",
    "-XMP-photoshop:CaptionWriter=李四",
    "-XMP-iptcCore:CreatorWorkTelephone=13800000000",
    "-XMP-iptcExt:LocationCreatedSublocation=建邺区某街12号",
]
CAMERA = [
    "-EXIF:Make=Example",
    "-EXIF:Model=Example X1",
    "-EXIF:DateTimeOriginal=2026:02:10 08:30:00",
    "-EXIF:OffsetTimeOriginal=+08:00",
    f"-EXIF:Artist={CREATOR}",
    f"-EXIF:Copyright={RIGHTS}",
    "-EXIF:ImageDescription=EXAMPLE DIGITAL CAMERA",
]


def scene(width=48, height=32):
    """A red, a green, a blue and a white quarter, so that every turn shows."""
    picture = Image.new("RGB", (width, height))
    for x in range(width):
        for y in range(height):
            left, top = x < width // 2, y < height // 2
            picture.putpixel(
                (x, y),
                (220, 30, 30) if left and top else (30, 160, 30) if top else (30, 30, 220) if left else (245, 245, 245),
            )
    return picture


def exiftool(name, *arguments):
    subprocess.run(
        ["exiftool", "-q", "-q", "-m", "-overwrite_original", "-charset", "iptc=UTF8", *arguments, str(HERE / name)],
        check=True,
    )


def tag(name, data):
    return name, data + b"\0" * (-len(data) % 4)


def icc(space, name, tags):
    """A profile of version 2.1 with these tags."""
    label = name.encode()
    desc = b"desc\0\0\0\0" + struct.pack(">I", len(label) + 1) + label + b"\0" + b"\0" * 78
    tags = [tag(b"desc", desc), tag(b"cprt", b"text\0\0\0\0CC0\0"), *tags]
    at, table, body = 132 + 12 * len(tags), b"", b""
    for key, data in tags:
        table += key + struct.pack(">II", at + len(body), len(data))
        body += data
    kind = b"prtr" if space == b"CMYK" else b"mntr"
    pcs = b"Lab " if space == b"CMYK" else b"XYZ "
    white = struct.pack(">iii", 0xF6D6, 0x10000, 0xD32D)
    head = b"\0\0\0\0\x02\x10\0\0" + kind + space + pcs + struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp"
    head = struct.pack(">I", at + len(body)) + b"\0\0\0\0" + head[4:]
    head = head.ljust(68, b"\0") + white
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def xyz(x, y, z):
    return b"XYZ \0\0\0\0" + struct.pack(">iii", *(round(part * 65536) for part in (x, y, z)))


def display_p3():
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256))
    return icc(
        b"RGB ",
        "Display P3",
        [
            tag(b"wtpt", xyz(0.9642, 1, 0.8249)),
            tag(b"rXYZ", xyz(0.51512, 0.2412, -0.00105)),
            tag(b"gXYZ", xyz(0.29198, 0.69225, 0.04189)),
            tag(b"bXYZ", xyz(0.1571, 0.06657, 0.78407)),
            tag(b"rTRC", curve),
            tag(b"gTRC", curve),
            tag(b"bTRC", curve),
        ],
    )


def inks():
    """Four inks to Lab over two points each: cyan comes out a clear green, which no plain formula gives."""
    points = b""
    for c in (0, 1):
        for m in (0, 1):
            for y in (0, 1):
                for k in (0, 1):
                    light = 100 if c + m + y + k == 0 else 0 if k else 60 if c + m + y == 1 else 30
                    a, b = (-60, 50) if c and not k else (60, 0) if m and not k else (0, 70) if y and not k else (0, 0)
                    points += bytes([round(light * 2.55), a + 128, b + 128])
    ramp = bytes(range(256))
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    lut = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + matrix + ramp * 4 + points + ramp * 3
    return icc(b"CMYK", "Sample inks", [tag(b"wtpt", xyz(0.9642, 1, 0.8249)), tag(b"A2B0", lut)])


def iim(*datasets, utf8=False):
    out = b"\x1c\x01\x5a\x00\x03\x1b%G" if utf8 else b""
    for number, data in datasets:
        out += b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(data)) + data
    return out


def with_iim(name, data):
    body = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    body = b"Photoshop 3.0\0" + body
    file = HERE / name
    bytes_ = file.read_bytes()
    file.write_bytes(bytes_[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + bytes_[2:])


def jpegs():
    small = scene(16, 12)
    small.save(HERE / "thumb.jpg", quality=60)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    scene().save(HERE / "camera.jpg", quality=85, icc_profile=srgb)
    exiftool("camera.jpg", *WORDS, *SECRETS, *CAMERA, f"-ThumbnailImage<={HERE / 'thumb.jpg'}", "-Comment=by lisi")
    exiftool("camera.jpg", f"-IPTC:Caption-Abstract={CAPTION}", f"-IPTC:By-line={CREATOR}", f"-IPTC:Credit={CREDIT}",
             "-IPTC:City=南京市", "-IPTC:Sub-location=建邺区某街12号", f"-IPTC:CopyrightNotice={RIGHTS}",
             "-IPTC:Writer-Editor=李四", "-IPTC:CodedCharacterSet=UTF8")
    for turn in range(1, 9):
        operation = {2: Image.FLIP_LEFT_RIGHT, 3: Image.ROTATE_180, 4: Image.FLIP_TOP_BOTTOM, 5: Image.TRANSPOSE,
                     6: Image.ROTATE_90, 7: Image.TRANSVERSE, 8: Image.ROTATE_270}.get(turn)
        stored = scene() if operation is None else scene().transpose(operation)
        exif = Image.Exif()
        exif[0x0112] = turn
        stored.save(HERE / f"turn-{turn}.jpg", quality=92, exif=exif)
    datasets = [(120, CAPTION), (105, "开工第一天"), (110, CREDIT), (80, CREATOR), (116, RIGHTS.replace("©", "版权所有")),
                (90, "南京市"), (95, "江苏省"), (101, "中国"), (25, "工业"), (55, "20260210"), (60, "083000+0800")]
    scene().save(HERE / "iim-gbk.jpg", quality=85)
    with_iim("iim-gbk.jpg", iim(*[(number, text.encode("gb18030")) for number, text in datasets]))
    scene().save(HERE / "iim-utf8.jpg", quality=85)
    with_iim("iim-utf8.jpg", iim(*[(number, text.encode()) for number, text in datasets], utf8=True))
    scene().save(HERE / "iim-latin.jpg", quality=85)
    with_iim("iim-latin.jpg", iim((120, "Café à Paris, photographié par Élodie".encode("latin-1"))))
    scene().save(HERE / "街头😀.jpg", quality=85)
    exiftool("街头😀.jpg", *WORDS, *SECRETS)
    scene().convert("L").save(HERE / "grey.jpg", quality=85)
    scene().save(HERE / "progressive.jpg", quality=85, progressive=True)
    labels()
    tails()


def labels():
    scene().save(HERE / "generated.jpg", quality=85)
    exiftool("generated.jpg", "-XMP-iptcExt:DigitalSourceType="
             "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", *SECRETS)
    label = '{"Label":"1","ContentProducer":"001191110000MA01ABCDEF","ProduceID":"A1"}'
    packet = ('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
              '<rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"><TC260:AIGC>'
              + label + "</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>")
    scene().save(HERE / "aigc.jpg", quality=85, xmp=packet.encode())
    info = PngImagePlugin.PngInfo()
    info.add_text("AIGC", label)
    info.add_text("Comment", "by lisi")
    scene().save(HERE / "aigc.png", pnginfo=info)


def tails():
    """What lies behind the end of a picture: the second of a pair, a film."""
    whole = (HERE / "camera.jpg").read_bytes()
    plain = io.BytesIO()
    scene().save(plain, "JPEG", quality=85)
    (HERE / "pair.jpg").write_bytes(plain.getvalue() + whole)
    film = struct.pack(">I4s4sI", 24, b"ftyp", b"mp42", 0) + b"isommp42" + b"+32.0603+118.7969/" * 4
    (HERE / "motion.jpg").write_bytes(plain.getvalue() + film)


def cmyk():
    for name, extra in (("cmyk.jpg", {}), ("cmyk-profile.jpg", {"icc_profile": inks()})):
        picture = Image.new("CMYK", (32, 16), (0, 0, 0, 0))
        picture.paste((255, 0, 0, 0), (0, 0, 16, 16))
        picture.save(HERE / name, quality=92, **extra)
    exiftool("cmyk.jpg", *SECRETS)


def others():
    deep = Image.new("I;16", (24, 16))
    for x in range(24):
        for y in range(16):
            deep.putpixel((x, y), x * 2700)
    deep.save(HERE / "deep.png")
    scene().save(HERE / "p3.png", icc_profile=display_p3())
    scene().save(HERE / "p3.jpg", quality=85, icc_profile=display_p3())
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "32.0603, 118.7969")
    info.add_text("Author", CREATOR)
    info.add_itxt("Description", CAPTION, zip=True)
    scene().save(HERE / "camera.png", pnginfo=info, icc_profile=display_p3())
    exiftool("camera.png", *WORDS, *SECRETS, *CAMERA)
    clear = scene().convert("RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 12, 12))
    clear.save(HERE / "clear.png")
    frames = [scene(), scene().transpose(Image.ROTATE_180)]
    frames[0].save(HERE / "moving.gif", save_all=True, append_images=frames[1:], loop=0, duration=200, comment="by lisi")
    exiftool("moving.gif", f"-XMP-dc:Rights={RIGHTS}", "-XMP-exif:GPSLatitude=32.0603", "-XMP-exif:GPSLongitude=118.7969")
    frames[0].save(HERE / "moving.webp", save_all=True, append_images=frames[1:], duration=200, quality=80)
    frames[0].save(HERE / "moving.png", save_all=True, append_images=frames[1:], duration=200)
    scene().save(HERE / "camera.webp", quality=80)
    exiftool("camera.webp", *WORDS, *SECRETS, *CAMERA)
    scene().save(HERE / "camera.tif", compression="tiff_lzw", save_all=True, append_images=[scene(20, 20)],
                 icc_profile=display_p3())
    exiftool("camera.tif", *WORDS, *SECRETS, *CAMERA)
    scene().save(HERE / "plain.bmp")


if __name__ == "__main__":
    jpegs()
    cmyk()
    others()
    (HERE / "thumb.jpg").unlink()
