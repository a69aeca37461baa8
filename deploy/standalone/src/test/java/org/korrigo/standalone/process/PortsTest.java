package org.korrigo.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.korrigo.standalone.Complaint;

class PortsTest {
  @Test
  void aTakenPortIsNamedTogetherWithWhoWantedIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> Ports.requireFree(port, "gateway"))
          .isInstanceOf(Complaint.class)
          .hasMessageStartingWith("Port %d is taken".formatted(port))
          .hasMessageContaining("gateway")
          .hasMessageContaining("--port");
    }
  }

  @Test
  void noPortIsGivenTwiceAndNoneThatClientsMayBeGiven() {
    Ports ports = new Ports(0);

    assertThat(ports.free()).isNotEqualTo(ports.free()).isBetween(20_000, 31_999);
  }

  @Test
  void aPortInUseIsPassedOver() throws IOException {
    int first = new Ports(77).free();
    try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
      assertThat(new Ports(77).free()).isNotEqualTo(taken.getLocalPort());
    }
  }
}
