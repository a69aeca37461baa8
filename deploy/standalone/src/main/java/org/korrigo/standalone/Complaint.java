package org.korrigo.standalone;

/** A fault that a person can mend: its message is one sentence, shown without a stack trace. */
public final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param sentence what is wrong and what to do about it
   */
  public Complaint(String sentence) {
    super(sentence);
  }

  /**
   * @param sentence what is wrong and what to do about it
   * @param cause what made it known
   */
  public Complaint(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
