"""What somebody with PyMuPDF would write: the frames, numbers and texts of a copy's annotations over its
pages, and a page with the marks. Usage: peer.py folder times font [subset]"""

import json
import sys
import time

import fitz

folder, times, font_file = sys.argv[1], int(sys.argv[2]), sys.argv[3]
subset = len(sys.argv) > 4
INK = {"COMMENT": (0.1, 0.3, 0.6), "HIGHLIGHT": (0.5, 0.35, 0), "ERROR": (0.7, 0.1, 0.1), "BONUS": (0.1, 0.4, 0.2)}
font = fitz.Font(fontfile=font_file)
with open(f"{folder}/copy.json", encoding="utf-8") as file:
    content = json.load(file)


def annotate(page, number, annotation):
    x, y, w, h = annotation["box"]
    frame = fitz.Rect(x * page.rect.width, y * page.rect.height, (x + w) * page.rect.width, (y + h) * page.rect.height)
    color = INK[annotation["type"]]
    shape = page.new_shape()
    shape.draw_rect(frame)
    if annotation["type"] == "HIGHLIGHT":
        shape.finish(color=None, fill=(1, 0.9, 0.36), fill_opacity=0.5)
    else:
        shape.finish(color=color, width=1.3)
    card = fitz.Rect(frame.x1 + 3, frame.y0, min(frame.x1 + 133, page.rect.width - 4), frame.y0 + 60)
    shape.draw_rect(card)
    shape.finish(color=color, width=0.6, fill=(1, 1, 1), fill_opacity=0.88)
    shape.draw_circle(frame.tl, 6.5)
    shape.finish(color=(1, 1, 1), fill=color, width=0.8)
    shape.commit()
    writer = fitz.TextWriter(page.rect, color=color)
    writer.fill_textbox(card + (3, 3, -3, -3), f"{number} · {annotation['text']}", font=font, fontsize=7.5, warn=True)
    writer.write_text(page)
    label = fitz.TextWriter(page.rect, color=(1, 1, 1))
    label.append((frame.x0 - 2.4, frame.y0 + 2.7), str(number), font=font, fontsize=7.5)
    label.write_text(page)


def finalise(target):
    with fitz.open(f"{folder}/copy.pdf") as document:
        for number, annotation in enumerate(content["annotations"], 1):
            annotate(document[annotation["page"]], number, annotation)
        summary = document.new_page(width=595, height=842)
        writer = fitz.TextWriter(summary.rect)
        for line, text in enumerate(content["summary"]):
            writer.append((54, 80 + 16 * line), text, font=font, fontsize=10)
        writer.write_text(summary)
        if subset:
            document.subset_fonts()
        document.save(target, deflate=True)


millis = []
begin = time.perf_counter()
for copy in range(times):
    start = time.perf_counter()
    finalise(f"{folder}/peer-{copy}.pdf")
    millis.append((time.perf_counter() - start) * 1000)
seconds = time.perf_counter() - begin
print(f"{seconds:.3f} {time.process_time():.3f} {millis[0]:.2f} {sorted(millis)[times // 2]:.2f} 0")
