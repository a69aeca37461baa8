package org.korrigo.contracts.event;

/** Kafka header names of CloudEvents 1.0 binary mode, and Korrigo's own for dead letters. */
public final class CloudEventHeaders {
  public static final String SPEC_VERSION = "ce_specversion";
  public static final String ID = "ce_id";
  public static final String SOURCE = "ce_source";
  public static final String TYPE = "ce_type";
  public static final String TIME = "ce_time";
  public static final String SUBJECT = "ce_subject";

  /**
   * Extension "sequence": a number as text, growing per key; see {@link ReceivedEvent#sequence()}.
   */
  public static final String SEQUENCE = "ce_sequence";

  public static final String CONTENT_TYPE = "content-type";

  private CloudEventHeaders() {}
}
