package org.korrigo.exams.scan.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of entries: read as text, never as a path. */
final class EntryNames {
  /** What Western European Windows packs names in that are not said to be UTF-8. */
  private static final Charset WINDOWS =
      Charset.isSupported("IBM850") ? Charset.forName("IBM850") : StandardCharsets.ISO_8859_1;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
  private static final Pattern UP = Pattern.compile("(^|/)\\.\\.(/|$)");
  private static final Set<String> ARCHIVES =
      Set.of("zip", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz", "jar");

  private EntryNames() {}

  /** The name as text, composed (NFC); empty if it is none. */
  static Optional<String> decode(DirectoryEntry entry) {
    Optional<String> utf8 = strictly(entry.rawName());
    if (utf8.isEmpty() && entry.saysUtf8()) {
      return Optional.empty();
    }
    String name = utf8.orElseGet(() -> new String(entry.rawName(), WINDOWS));
    return Optional.of(Normalizer.normalize(name, Normalizer.Form.NFC));
  }

  /** Whether a program that took the name for a path could be led astray. */
  static boolean isDangerous(String name) {
    return name.isEmpty()
        || name.startsWith("/")
        || name.indexOf('\\') >= 0
        || DRIVE.matcher(name).matches()
        || UP.matcher(name).find()
        || CONTROL.matcher(name).find();
  }

  /** Whether it is a folder, or something that macOS adds beside the files. */
  static boolean isNoPaper(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return name.endsWith("/")
        || name.startsWith("__MACOSX/")
        || last.equals(".DS_Store")
        || last.startsWith("._");
  }

  static boolean isPdf(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".pdf");
  }

  static boolean isArchive(String name) {
    return ARCHIVES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private static Optional<String> strictly(byte[] raw) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
