package org.korrigo.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.ConfigProvider;

/** A certificate for localhost, made for one run of the tests by the JDK's own tool. */
final class TestCertificate {
  private static final String STORE = "quarkus.http.ssl.certificate.key-store-file";
  private static final String PASSWORD = "quarkus.http.ssl.certificate.key-store-password";

  /** PKCS12 wants one; the key lives as long as the tests. */
  private static final String FOR_THE_TESTS = "only-for-tests";

  private final Path store;

  TestCertificate() {
    try {
      store = Files.createTempDirectory("korrigo-gateway").resolve("localhost.p12");
      int result =
          new ProcessBuilder(command(store))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (result != 0) {
        throw new IllegalStateException("keytool answered " + result);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** What Quarkus must be told. */
  Map<String, String> settings() {
    return Map.of(
        STORE,
        store.toString(),
        PASSWORD,
        FOR_THE_TESTS,
        "quarkus.http.insecure-requests",
        "enabled",
        "quarkus.http.test-ssl-port",
        "0");
  }

  void remove() {
    try {
      Files.deleteIfExists(store);
      Files.deleteIfExists(store.getParent());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Trusts the running gateway's certificate and nothing else. */
  static SSLContext trusted() {
    String file = ConfigProvider.getConfig().getValue(STORE, String.class);
    try (InputStream content = Files.newInputStream(Path.of(file))) {
      KeyStore certificates = KeyStore.getInstance("PKCS12");
      certificates.load(content, FOR_THE_TESTS.toCharArray());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trustedOnly(certificates));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static KeyStore trustedOnly(KeyStore keys) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("localhost", keys.getCertificate("localhost"));
    return trusted;
  }

  private static List<String> command(Path store) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        "localhost",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-storepass",
        FOR_THE_TESTS,
        "-keystore",
        store.toString());
  }
}
