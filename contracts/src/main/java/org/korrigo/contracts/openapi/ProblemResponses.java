package org.korrigo.contracts.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.korrigo.contracts.problem.ProblemType;

/**
 * Which problems an endpoint answers. What follows from its form is declared here; a problem of its
 * own it names itself, by its slug in the description of a response such as {@code "scale-frozen"}.
 */
final class ProblemResponses {
  private static final String MEDIA_TYPE = "application/problem+json";
  private static final String DOCUMENT = "ProblemDocument";
  private static final String VIOLATION = "Violation";

  /** Declares an endpoint's problems. */
  void declare(Operation operation, List<Parameter> parameters) {
    Set<ProblemType> types = new TreeSet<>();
    types.addAll(ofItsForm(operation, parameters));
    types.addAll(named(operation));
    Map<Integer, List<ProblemType>> byStatus =
        types.stream()
            .collect(
                Collectors.groupingBy(
                    ProblemType::status, LinkedHashMap::new, Collectors.toList()));
    byStatus.forEach(
        (status, ofStatus) ->
            operation.getResponses().addAPIResponse(status.toString(), response(ofStatus)));
  }

  /** Describes what every problem looks like. */
  void addSchemas(OpenAPI document) {
    Schema violations = OASFactory.createSchema().addType(SchemaType.ARRAY);
    violations.items(OASFactory.createSchema().ref("#/components/schemas/" + VIOLATION));
    document
        .getComponents()
        .addSchema(
            VIOLATION,
            object("One thing that is wrong with the request.")
                .addProperty("field", text("Where: a path, or a line of a file."))
                .addProperty("message", text("What."))
                .required(List.of("field", "message")))
        .addSchema(
            DOCUMENT,
            object("A problem (RFC 9457), with further members where its type has any.")
                .addProperty("type", text("URI reference of the kind of problem."))
                .addProperty("title", text("The same for every occurrence."))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What is wrong here; not given on a 500."))
                .addProperty("violations", violations)
                .required(List.of("type", "title", "status")));
  }

  private static Set<ProblemType> ofItsForm(Operation operation, List<Parameter> parameters) {
    Set<ProblemType> types = new TreeSet<>(List.of(ProblemType.INTERNAL_ERROR));
    if (operation.getResponses().hasAPIResponse("401")) {
      types.addAll(List.of(ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN));
    }
    if (parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
      types.add(ProblemType.NOT_FOUND);
    }
    if (parameters.stream().anyMatch(ProblemResponses::isRead)) {
      types.add(ProblemType.INVALID_REQUEST);
    }
    if (operation.getResponses().hasAPIResponse("206")) {
      types.add(ProblemType.RANGE_NOT_SATISFIABLE);
    }
    if (parameters.stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
      types.addAll(List.of(ProblemType.STALE_VERSION, ProblemType.PRECONDITION_REQUIRED));
    }
    if (operation.getRequestBody() != null) {
      types.addAll(
          List.of(
              ProblemType.INVALID_REQUEST,
              ProblemType.TOO_LARGE,
              ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }
    return types;
  }

  /** Whether a parameter is refused when it cannot be read; one of a path leads nowhere then. */
  private static boolean isRead(Parameter parameter) {
    return parameter.getIn() == Parameter.In.QUERY || "Idempotency-Key".equals(parameter.getName());
  }

  private static List<ProblemType> named(Operation operation) {
    List<ProblemType> named = new ArrayList<>();
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) ->
                Arrays.stream(ProblemType.values())
                    .filter(type -> status.equals(Integer.toString(type.status())))
                    .filter(type -> names(response.getDescription(), type))
                    .forEach(named::add));
    return named;
  }

  private static boolean names(String description, ProblemType type) {
    return description != null && Arrays.asList(description.split("[^a-z-]+")).contains(slug(type));
  }

  private static APIResponse response(List<ProblemType> types) {
    MediaType media =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref("#/components/schemas/" + DOCUMENT));
    types.forEach(
        type -> media.addExample(slug(type), OASFactory.createExample().value(example(type))));
    return OASFactory.createAPIResponse()
        .description(
            types.stream()
                .map(type -> slug(type) + ": " + type.title() + ".")
                .collect(Collectors.joining(" ")))
        .content(OASFactory.createContent().addMediaType(MEDIA_TYPE, media));
  }

  private static Map<String, Object> example(ProblemType type) {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", type.uri());
    example.put("title", type.title());
    example.put("status", type.status());
    if (type == ProblemType.INVALID_REQUEST) {
      example.put("detail", "name: must not be blank");
      example.put("violations", List.of(Map.of("field", "name", "message", "must not be blank")));
    }
    return example;
  }

  private static String slug(ProblemType type) {
    return type.uri().substring(type.uri().lastIndexOf('/') + 1);
  }

  private static Schema object(String description) {
    return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
  }
}
