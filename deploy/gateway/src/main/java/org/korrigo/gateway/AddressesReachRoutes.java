package org.korrigo.gateway;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Lets addresses that cannot be read reach {@link RequestLimits}: the server would refuse them
 * without a word. It is told by a system property that it reads once, when it is loaded, so it is
 * set with the first configuration.
 */
public final class AddressesReachRoutes implements SmallRyeConfigBuilderCustomizer {
  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    System.setProperty("vertx.disableURIValidation", "true");
  }
}
