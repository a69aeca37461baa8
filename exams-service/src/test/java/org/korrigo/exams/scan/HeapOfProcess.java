package org.korrigo.exams.scan;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap of another Java process on this machine, as its virtual machine tells it. */
final class HeapOfProcess {
  private final MemoryMXBean memory;
  private final List<MemoryPoolMXBean> pools;

  private HeapOfProcess(MemoryMXBean memory, List<MemoryPoolMXBean> pools) {
    this.memory = memory;
    this.pools = pools;
  }

  /** Asks from now on the process of this number, until that ends. It must be one of ours. */
  @SuppressWarnings("BanJNDI")
  static HeapOfProcess of(long pid) throws IOException, AttachNotSupportedException {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
    try {
      MBeanServerConnection beans =
          JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))
              .getMBeanServerConnection();
      return new HeapOfProcess(
          ManagementFactory.newPlatformMXBeanProxy(
              beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class),
          ManagementFactory.getPlatformMXBeans(beans, MemoryPoolMXBean.class).stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .toList());
    } finally {
      machine.detach();
    }
  }

  /**
   * Bytes that are in use once everything that nobody needs is gone: as the collection left them,
   * for what is made since then is no part of it.
   */
  long held() {
    memory.gc();
    return pools.stream().mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum();
  }

  /** Peaks are counted from now on. */
  void forgetPeak() {
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Bytes that were never exceeded: each part of the heap at its fullest. */
  long peak() {
    return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }
}
