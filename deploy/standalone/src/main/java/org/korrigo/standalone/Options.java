package org.korrigo.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What was typed.
 *
 * @param command prepare, up, down, status or demo
 * @param port the gateway's
 * @param data the data directory
 * @param only names of the processes to run; empty for all
 * @param rest what follows and belongs to the demonstration
 */
record Options(String command, int port, Path data, Set<String> only, List<String> rest) {
  private static final int DEFAULT_PORT = 8080;

  static Options parse(List<String> arguments, Path defaultData) {
    if (arguments.isEmpty()) {
      throw new Complaint("Say what to do: up, demo, down or status");
    }
    String command = arguments.getFirst();
    int port = DEFAULT_PORT;
    Path data = defaultData;
    Set<String> only = Set.of();
    List<String> rest = new ArrayList<>();
    for (int i = 1; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--port" -> port = port(value(arguments, ++i));
        case "--data" -> data = Path.of(value(arguments, ++i));
        case "--only" -> only = Set.of(value(arguments, ++i).split(",", -1));
        default -> rest.add(arguments.get(i));
      }
    }
    if (!rest.isEmpty() && !command.equals("demo")) {
      throw new Complaint("Unknown option: " + String.join(" ", rest));
    }
    return new Options(command, port, data, only, rest);
  }

  private static String value(List<String> arguments, int index) {
    if (index >= arguments.size()) {
      throw new Complaint(arguments.get(index - 1) + " needs a value");
    }
    return arguments.get(index);
  }

  private static int port(String typed) {
    if (!typed.matches("\\d{1,5}") || Integer.parseInt(typed) > 65_535 || typed.matches("0+")) {
      throw new Complaint("--port needs a number from 1 to 65535, not " + typed);
    }
    return Integer.parseInt(typed);
  }
}
