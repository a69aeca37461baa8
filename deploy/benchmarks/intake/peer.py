"""What somebody with PyMuPDF and Pillow would write: the pages of each A3 sheet as pictures and as a
PDF, and the header crop. Every side is rendered at the scan's resolution; with `decode`, a side that is
one JPEG is decoded instead, which is less than a PDF program does but the most that can be had without
losslessly cutting. Usage: peer.py scan.pdf folder dpi grey|bits render|decode"""

import io
import sys

import fitz
from PIL import Image

scan, folder, dpi, depth = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
decodes = sys.argv[5] == "decode"
HEADER = 0.43


def picture(document, page):
    images = page.get_images()
    if decodes and len(images) == 1:
        image = document.extract_image(images[0][0])
        if image["ext"] == "jpeg":
            side = Image.open(io.BytesIO(image["image"]))
            return side.transpose(Image.ROTATE_90) if page.rotation == 270 else side
    pixels = page.get_pixmap(dpi=dpi, colorspace=fitz.csGRAY)
    side = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)
    return side.point(lambda grey: 255 if grey > 127 else 0, "1") if depth == "bits" else side


def coded(side):
    bytes_ = io.BytesIO()
    if side.mode == "1":
        side.save(bytes_, "PNG")
    else:
        side.save(bytes_, "JPEG", quality=85)
    return bytes_.getvalue()


def write(name, content):
    with open(f"{folder}/{name}", "wb") as file:
        file.write(content)


with fitz.open(scan) as document:
    for sheet in range(len(document) // 2):
        pages = []
        for side in (2 * sheet, 2 * sheet + 1):
            whole = picture(document, document[side])
            middle = whole.width // 2
            left = whole.crop((0, 0, middle, whole.height))
            right = whole.crop((middle, 0, whole.width, whole.height))
            pages += [left, right]
            if side % 2 == 0:
                write(f"{sheet}.header", coded(right.crop((0, 0, right.width, int(HEADER * right.height)))))
        booklet = fitz.open()
        for number, page in enumerate((pages[1], pages[2], pages[3], pages[0])):
            content = coded(page)
            write(f"{sheet}-{number}", content)
            a4 = booklet.new_page(width=595, height=842)
            a4.insert_image(a4.rect, stream=content)
        booklet.save(f"{folder}/{sheet}.pdf")
