package org.korrigo.suite.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A mail server that takes everything and delivers nothing. */
final class MailSink implements AutoCloseable {
  private final BlockingQueue<Mail> mails = new LinkedBlockingQueue<>();
  private final ServerSocket socket;

  /**
   * A mail that came.
   *
   * @param to the address of its envelope
   * @param text its headers and all of its parts, as plain text
   */
  record Mail(String to, String text) {}

  MailSink() throws IOException {
    socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The next mail. */
  Mail next(Duration patience) throws InterruptedException {
    Mail mail = mails.poll(patience.toSeconds(), TimeUnit.SECONDS);
    if (mail == null) {
      throw new AssertionError("No mail came.");
    }
    return mail;
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        take(client);
      } catch (IOException ended) {
        continue;
      }
    }
  }

  private void take(Socket client) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream answers = client.getOutputStream();
    answer(answers, "220 sink");
    String to = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("RCPT TO:")) {
        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
      }
      if (line.equals("DATA")) {
        answer(answers, "354 go on");
        mails.add(new Mail(to, plain(body(lines))));
      }
      answer(answers, line.equals("QUIT") ? "221 bye" : "250 yes");
    }
  }

  private static List<String> body(BufferedReader lines) throws IOException {
    List<String> body = new ArrayList<>();
    for (String line = lines.readLine();
        line != null && !line.equals(".");
        line = lines.readLine()) {
      body.add(line);
    }
    return body;
  }

  /** Undoes quoted-printable, as far as a link needs it. */
  private static String plain(List<String> body) {
    return String.join("\n", body).replace("=\n", "").replace("=3D", "=");
  }

  private static void answer(OutputStream answers, String line) throws IOException {
    answers.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    answers.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
