package org.korrigo.contracts.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes a service's OpenAPI document with what its endpoints have in common: the problems that
 * they answer (RFC 9457), parameters that mean the same everywhere, the headers that ask for a part
 * of a content or for what has changed, and values that may be null.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class CommonDescription implements OASFilter {
  private static final String UNSAID = "OK";
  private static final String DESCRIPTION = "x-description";
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "after", "Where the page before ended: the cursor in the Link header of its answer.",
          "limit", "The most rows of the page, 1 to 200.",
          "Range", "The part of the content that is wanted, such as bytes=0-1023.",
          "If-None-Match", "The entity tag of what the client has, as the ETag header gave it.",
          "Idempotency-Key",
              "A UUID of the caller's that becomes the id of what is made, so that a repeated"
                  + " request makes nothing twice.",
          "If-Match", "The entity tag that was seen, as the ETag header gave it.",
          "Lock-Token", "The token of the copy's lock, as locking the copy gave it.");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    ProblemResponses problems = new ProblemResponses();
    if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
      return;
    }
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    document.getPaths().getPathItems().forEach((path, item) -> complete(path, item, problems));
    problems.addSchemas(document);
    document.getComponents().getSchemas().values().forEach(CommonDescription::allowNull);
  }

  private static void complete(String path, PathItem item, ProblemResponses problems) {
    for (Operation operation : item.getOperations().values()) {
      addHeadersOfContent(operation);
      List<Parameter> parameters = new ArrayList<>();
      parameters.addAll(item.getParameters() == null ? List.of() : item.getParameters());
      parameters.addAll(operation.getParameters() == null ? List.of() : operation.getParameters());
      parameters.stream()
          .filter(parameter -> parameter.getDescription() == null)
          .forEach(parameter -> parameter.setDescription(description(path, parameter)));
      keepWhatWasSaid(operation.getResponses());
      problems.declare(operation, parameters);
    }
  }

  /** The headers that make an endpoint answer with a part, or that the client has the whole. */
  private static void addHeadersOfContent(Operation operation) {
    addHeader(operation, "206", "Range");
    addHeader(operation, "304", "If-None-Match");
  }

  private static void addHeader(Operation operation, String status, String name) {
    boolean known =
        operation.getParameters() != null
            && operation.getParameters().stream()
                .anyMatch(parameter -> name.equals(parameter.getName()));
    if (operation.getResponses().hasAPIResponse(status) && !known) {
      operation.addParameter(
          OASFactory.createParameter()
              .name(name)
              .in(Parameter.In.HEADER)
              .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
    }
  }

  /**
   * What a parameter means that says nothing of itself, or null if that is not the same everywhere.
   */
  private static String description(String path, Parameter parameter) {
    String name = parameter.getName();
    if (parameter.getIn() != Parameter.In.PATH) {
      return PARAMETERS.get(name);
    }
    if (name.endsWith("_id")) {
      return "The id of the " + name.substring(0, name.length() - 3).replace('_', ' ') + ".";
    }
    String before = path.substring(0, Math.max(0, path.indexOf("/{" + name + "}")));
    String collection = before.substring(before.lastIndexOf('/') + 1).replace('-', ' ');
    return name.equals("id")
        ? "The id of the " + collection.replaceFirst("ies$", "y").replaceFirst("s$", "") + "."
        : null;
  }

  /** Drops the answers that were only guessed from a method, where it is said what it answers. */
  private static void keepWhatWasSaid(APIResponses responses) {
    responses.getAPIResponses().values().forEach(CommonDescription::takeDescription);
    Map<String, APIResponse> successes = new TreeMap<>(responses.getAPIResponses());
    successes.keySet().removeIf(status -> !status.startsWith("2"));
    boolean said = successes.values().stream().anyMatch(CommonDescription::isSaid);
    successes.forEach(
        (status, answer) -> {
          if (said && !isSaid(answer)) {
            responses.removeAPIResponse(status);
          } else {
            dropGuessedContent(answer);
          }
        });
  }

  /** A described answer that a method seems to give is called "OK" by the scanner nevertheless. */
  private static void takeDescription(APIResponse answer) {
    Object said = answer.getExtensions() == null ? null : answer.getExtensions().get(DESCRIPTION);
    if (said != null) {
      answer.setDescription(said.toString());
      answer.removeExtension(DESCRIPTION);
    }
  }

  private static boolean isSaid(APIResponse answer) {
    return answer.getDescription() != null && !answer.getDescription().equals(UNSAID);
  }

  private static void dropGuessedContent(APIResponse answer) {
    if (answer.getContent() != null) {
      List<String> guessed =
          answer.getContent().getMediaTypes().entrySet().stream()
              .filter(type -> type.getValue().getSchema() == null)
              .map(Map.Entry::getKey)
              .toList();
      guessed.forEach(answer.getContent()::removeMediaType);
    }
  }

  /** What is not required may be null: so it is written, and so it is taken. */
  private static void allowNull(Schema schema) {
    if (schema.getProperties() == null) {
      return;
    }
    List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
    Map<String, Schema> optional = new TreeMap<>(schema.getProperties());
    optional.keySet().removeAll(required);
    optional.forEach(
        (name, property) -> {
          if (property.getRef() != null) {
            Schema either =
                OASFactory.createSchema()
                    .addAnyOf(OASFactory.createSchema().ref(property.getRef()))
                    .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
            either.setDescription(property.getDescription());
            schema.addProperty(name, either);
          } else if (property.getType() != null) {
            property.addType(Schema.SchemaType.NULL);
          }
        });
  }
}
