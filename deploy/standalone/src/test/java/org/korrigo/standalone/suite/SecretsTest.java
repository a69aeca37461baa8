package org.korrigo.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path directory;

  @Test
  void onlyTheOwnerCanReadTheFile() throws IOException {
    Path file = directory.resolve("secrets.properties");

    Secrets.load(file).get("database.exams_app");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aSecretStaysTheSameOverRestarts() {
    Path file = directory.resolve("secrets.properties");
    String first = Secrets.load(file).get("client.gateway");
    Secrets.load(file).password("account.prof1");

    assertThat(Secrets.load(file).get("client.gateway")).isEqualTo(first);
  }

  @Test
  void noTwoSecretsAreAlike() {
    Secrets secrets = Secrets.load(directory.resolve("secrets.properties"));

    assertThat(secrets.get("one")).hasSize(32).isNotEqualTo(secrets.get("two"));
    assertThat(secrets.password("three")).hasSize(14);
  }
}
