package org.korrigo.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korrigo.contracts.json.JsonConventions;

/** The published contract, JSON Schemas and AsyncAPI document, says what the records are. */
class PublishedContractTest {
  private static final ObjectMapper JSON = JsonConventions.newMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  @ParameterizedTest
  @EnumSource(EventType.class)
  void itsSchemaIsAValidSchema(EventType type) throws IOException {
    JsonSchema metaSchema =
        SCHEMAS.getSchema(
            SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"), STRICT);

    assertThat(metaSchema.validate(schema(type))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyExampleIsReadAndWrittenAgainAsItIs(EventType type) throws IOException {
    JsonSchema schema = SCHEMAS.getSchema(schema(type), STRICT);
    for (JsonNode example : schema(type).get("examples")) {
      DomainEvent event = JSON.treeToValue(example, type.record());

      JsonNode written = JSON.readTree(JSON.writeValueAsBytes(event));

      assertThat(schema.validate(written)).isEmpty();
      assertThat(written).isEqualTo(example);
      assertThat(event.key()).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void anUnknownFieldIsIgnored(EventType type) throws IOException {
    ObjectNode example = schema(type).get("examples").get(0).deepCopy();
    DomainEvent known = JSON.treeToValue(example, type.record());

    example.put("of_a_later_release", 1);

    assertThat(JSON.treeToValue(example, type.record())).isEqualTo(known);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void aMissingFieldThatTheSchemaRequiresIsRefused(EventType type) throws IOException {
    JsonSchema schema = SCHEMAS.getSchema(schema(type), STRICT);
    for (JsonNode required : schema(type).get("required")) {
      ObjectNode example = schema(type).get("examples").get(0).deepCopy();

      example.remove(required.asText());

      assertThat(schema.validate(example)).as("without %s", required).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void theSchemaNamesExactlyTheFieldsOfTheRecord(EventType type) throws IOException {
    assertThat(fields(schema(type).get("properties"))).isEqualTo(components(type.record()));
  }

  @Test
  void theAsyncApiDocumentHoldsEveryTopicWithItsEvents() throws IOException {
    JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(resource("/asyncapi.yaml"));

    assertThat(fields(document.get("channels")))
        .isEqualTo(
            Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .collect(Collectors.toCollection(TreeSet::new)));
    for (Topic topic : Topic.values()) {
      List<String> events =
          Arrays.stream(EventType.values())
              .filter(type -> type.topic() == topic)
              .map(type -> type.type().substring("org.korrigo.".length()))
              .sorted()
              .toList();
      assertThat(fields(document.get("channels").get(topic.topicName()).get("messages")))
          .containsExactlyElementsOf(events);
    }
    for (EventType type : EventType.values()) {
      JsonNode message =
          document.at("/components/messages/" + type.type().substring("org.korrigo.".length()));
      assertThat(message.get("name").asText()).isEqualTo(type.type());
      assertThat(message.at("/payload/schema/$ref").asText()).isEqualTo("schemas/" + type.schema());
    }
  }

  @Test
  void everyTopicIsNamedAfterTheOneServiceThatWritesIt() {
    assertThat(Topic.values())
        .allSatisfy(topic -> assertThat(topic.topicName()).matches("[a-z]+\\.[a-z-]+\\.v\\d+"));
    assertThat(EventType.values())
        .allSatisfy(
            type ->
                assertThat(type.type()).startsWith("org.korrigo." + type.topic().producer() + "."));
  }

  private static Set<String> components(Class<?> record) {
    SnakeCaseStrategy snakeCase = new SnakeCaseStrategy();
    return Arrays.stream(record.getRecordComponents())
        .map(RecordComponent::getName)
        .map(snakeCase::translate)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> fields(JsonNode node) {
    return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode schema(EventType type) throws IOException {
    try (InputStream in = resource("/schemas/" + type.schema())) {
      return JSON.readTree(in);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = PublishedContractTest.class.getResourceAsStream(name);
    assertThat(in).as(name).isNotNull();
    return in;
  }
}
