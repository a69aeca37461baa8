package org.korrigo.exams.document;

import org.korrigo.exams.scan.PdfDoor.SentPdf;

/** A reference paper as it was sent. */
record IncomingDocument(DocumentType type, SentPdf file) {}
