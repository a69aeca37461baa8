package org.korrigo.contracts.problem;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which parameters of a request are not what its endpoint takes. JAX-RS answers a malformed query
 * parameter as if the address did not exist; whoever wrote {@code limit=abc} is to be told.
 */
final class MalformedParameters {
  private static final Map<Class<?>, Consumer<String>> READERS =
      Map.of(
          int.class, Integer::valueOf,
          Integer.class, Integer::valueOf,
          long.class, Long::valueOf,
          Long.class, Long::valueOf,
          BigDecimal.class, BigDecimal::new,
          UUID.class, UUID::fromString);

  private MalformedParameters() {}

  /** The query parameters and headers that the endpoint cannot read, in its order. */
  static List<Problem.Violation> of(Method endpoint, UriInfo uri, HttpHeaders headers) {
    List<Problem.Violation> found = new ArrayList<>();
    for (Parameter parameter : endpoint.getParameters()) {
      String name = queryName(parameter);
      List<String> given = name == null ? List.of() : uri.getQueryParameters().get(name);
      if (parameter.isAnnotationPresent(HeaderParam.class)) {
        name = parameter.getAnnotation(HeaderParam.class).value();
        given = headers.getRequestHeader(name);
      }
      if (given != null && given.stream().anyMatch(value -> !isRead(parameter.getType(), value))) {
        found.add(new Problem.Violation(name, "must be " + words(parameter.getType())));
      }
    }
    return found;
  }

  private static String queryName(Parameter parameter) {
    if (parameter.isAnnotationPresent(QueryParam.class)) {
      return parameter.getAnnotation(QueryParam.class).value();
    }
    if (parameter.isAnnotationPresent(RestQuery.class)) {
      String given = parameter.getAnnotation(RestQuery.class).value();
      return given.isEmpty() ? parameter.getName() : given;
    }
    return null;
  }

  private static boolean isRead(Class<?> type, String value) {
    try {
      Consumer<String> reader = READERS.get(type);
      if (reader != null) {
        reader.accept(value);
      } else if (type.isEnum() || type.getPackageName().equals("java.time")) {
        parse(type, value);
      }
      return true;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static void parse(Class<?> type, String value) {
    try {
      if (type.isEnum()) {
        type.getMethod("valueOf", String.class).invoke(null, value);
      } else {
        type.getMethod("parse", CharSequence.class).invoke(null, value);
      }
    } catch (InvocationTargetException malformed) {
      throw new IllegalArgumentException(malformed.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no value of " + type + " can be read from text", e);
    }
  }

  private static String words(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + List.of(type.getEnumConstants());
    }
    if (type == UUID.class) {
      return "a UUID";
    }
    if (type == LocalDate.class) {
      return "a date as YYYY-MM-DD";
    }
    return type.getPackageName().equals("java.time") ? "a time by ISO 8601" : "a number";
  }
}
