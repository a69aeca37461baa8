package org.korrigo.contracts.problem;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

  /**
   * A parameter that an endpoint takes by itself or as a part of a bean.
   *
   * @param given what the request has of it, or null
   */
  private record Taken(String name, Class<?> type, List<String> given) {
    boolean isRead() {
      return given == null
          || given.stream().allMatch(value -> MalformedParameters.isRead(type, value));
    }
  }

  /** The query parameters and headers that the endpoint cannot read, in its order. */
  static List<Problem.Violation> of(Method endpoint, UriInfo uri, HttpHeaders headers) {
    return Arrays.stream(endpoint.getParameters())
        .flatMap(
            parameter ->
                parameter.isAnnotationPresent(BeanParam.class)
                    ? Arrays.stream(parameter.getType().getDeclaredFields())
                        .flatMap(
                            field -> taken(field, field.getName(), field.getType(), uri, headers))
                    : taken(parameter, parameter.getName(), parameter.getType(), uri, headers))
        .filter(parameter -> !parameter.isRead())
        .map(
            parameter ->
                new Problem.Violation(parameter.name(), "must be " + words(parameter.type())))
        .toList();
  }

  private static Stream<Taken> taken(
      AnnotatedElement parameter, String ownName, Class<?> type, UriInfo uri, HttpHeaders headers) {
    HeaderParam header = parameter.getAnnotation(HeaderParam.class);
    if (header != null) {
      return Stream.of(new Taken(header.value(), type, headers.getRequestHeader(header.value())));
    }
    return queryName(parameter, ownName)
        .map(name -> new Taken(name, type, uri.getQueryParameters().get(name)))
        .stream();
  }

  private static Optional<String> queryName(AnnotatedElement parameter, String ownName) {
    QueryParam query = parameter.getAnnotation(QueryParam.class);
    if (query != null) {
      return Optional.of(query.value());
    }
    return Optional.ofNullable(parameter.getAnnotation(RestQuery.class))
        .map(rest -> rest.value().isEmpty() ? ownName : rest.value());
  }

  private static boolean isRead(Class<?> type, String value) {
    try {
      Consumer<String> reader = READERS.get(type);
      if (reader != null) {
        reader.accept(value);
      } else if (type.isEnum()) {
        requireOneOf(type.getEnumConstants(), value);
      } else if (type.getPackageName().equals("java.time")) {
        parse(type, value);
      }
      return true;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static void requireOneOf(Object[] constants, String name) {
    if (Arrays.stream(constants).noneMatch(constant -> ((Enum<?>) constant).name().equals(name))) {
      throw new IllegalArgumentException(name);
    }
  }

  private static void parse(Class<?> type, String value) {
    try {
      type.getMethod("parse", CharSequence.class).invoke(null, value);
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
