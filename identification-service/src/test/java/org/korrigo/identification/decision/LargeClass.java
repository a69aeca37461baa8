package org.korrigo.identification.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.identification.matching.BoxedText;
import org.korrigo.identification.matching.Reading;
import org.korrigo.identification.matching.SignCosts;
import org.korrigo.testing.Database;

/**
 * An exam of many copies as if their headers had just been read, one in six so badly that a person
 * is asked, straight in the database.
 */
final class LargeClass {
  private static final ObjectMapper JSON = JsonConventions.newMapper();
  private static final DateTimeFormatter BOXES = DateTimeFormatter.ofPattern("ddMMuuuu");
  private static final String[] SYLLABLES = {
    "BER", "CHA", "DU", "FON", "GAR", "LE", "MAR", "NOI", "PER", "RO", "SAU", "TIL", "VAL", "MON",
    "QUI", "ZEL", "HUX", "BRY", "STO", "WEI", "KAP", "OLT", "IVO", "JUN", "CRE", "PHI", "DAX",
    "GLO", "NYS", "TRU", "EMB", "ARG", "SPI", "FLE", "XAN", "LYO"
  };
  private static final int BOXES_OF_A_NAME = 20;
  private static final int FIRST_PUPIL = 2_000_000;
  private static final double SURE = 0.9;

  private final Random random = new Random(7);
  private final UUID exam;
  private final int size;

  LargeClass(UUID exam, int size) {
    this.exam = exam;
    this.size = size;
  }

  /** A pupil who has no copy. */
  int freePupil(int number) {
    return FIRST_PUPIL + size + number;
  }

  /**
   * Stores pupils, copies and readings; the class is due.
   *
   * @param free how many pupils more there are, who have no copy
   */
  void store(int free) throws SQLException, JsonProcessingException {
    List<Map<String, Object>> pupils = new ArrayList<>();
    List<Map<String, Object>> copies = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String last = name(3);
      String first = name(2);
      LocalDate born = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(366));
      pupils.add(
          Map.of("id", FIRST_PUPIL + i, "last", last, "first", first, "born", born.toString()));
      double errors = i % 6 == 0 ? 0.5 : 0.03;
      Reading reading =
          Reading.boxed(
              boxes(last, errors, 'A', 26),
              boxes(first, errors, 'A', 26),
              boxes(BOXES.format(born), errors, '0', 10),
              0.8);
      copies.add(
          Map.of(
              "id",
              UUID.randomUUID().toString(),
              "text",
              reading.text(),
              "reading",
              JSON.writeValueAsString(reading)));
    }
    for (int i = 0; i < free; i++) {
      pupils.add(
          Map.of("id", freePupil(i), "last", name(4), "first", name(3), "born", "2007-06-01"));
    }
    insertPupils(pupils);
    Database.execute("insert into exam (exam_id) values (?)", exam);
    insert(
        """
        with c as (select * from json_to_recordset(cast(? as json)) as c (id uuid, text text, reading text)),
        h as (insert into staged_header (copy_id, exam_id, headers, sequence, discarded)
          select id, '%1$s', '[{"key": "none"}]', 1, false from c)
        insert into ocr_result (copy_id, exam_id, anonymous_id, state, reading, detected_text, confidence, candidates, version)
        select id, '%1$s', substr(cast(id as text), 1, 13), 'READING', cast(reading as jsonb), text, 0.8, '[]', 0 from c
        """
            .formatted(exam),
        copies);
    Database.execute(
        "insert into class_assignment (exam_id, revision, due_at) values (?, 1, now())", exam);
  }

  private static void insertPupils(List<Map<String, Object>> pupils)
      throws SQLException, JsonProcessingException {
    insert(
        """
        insert into roster_student (student_id, last_name, first_name, date_naissance, class_name, search_text, removed, sequence)
        select p.id, p.last, p.first, p.born, 'TG2', p.last || ' ' || p.first, false, 1
        from json_to_recordset(cast(? as json)) as p (id integer, last text, first text, born date)
        """,
        pupils);
  }

  private static void insert(String sql, List<Map<String, Object>> rows)
      throws SQLException, JsonProcessingException {
    Database.execute(sql, JSON.writeValueAsString(rows));
  }

  private String name(int syllables) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return name.toString();
  }

  private BoxedText boxes(String text, double errors, char firstSign, int signs) {
    StringBuilder seen = new StringBuilder();
    List<SignCosts> costs = new ArrayList<>();
    int boxes = signs == 10 ? text.length() : BOXES_OF_A_NAME;
    for (int box = 0; box < boxes; box++) {
      if (box >= text.length()) {
        seen.append(BoxedText.BLANK);
        costs.add(SignCosts.BLANK);
        continue;
      }
      int sign =
          random.nextDouble() < errors ? random.nextInt(signs) : text.charAt(box) - firstSign;
      double[] logarithms = new double[signs + 1];
      Arrays.fill(logarithms, Math.log((1 - SURE) / signs));
      logarithms[sign] = Math.log(SURE);
      seen.append((char) (firstSign + sign));
      costs.add(SignCosts.of(logarithms));
    }
    return new BoxedText(List.of(seen.toString()), costs);
  }
}
