package dev.assay.chaos.proxy;

/** Series that {@code /metrics} shows. Without any of them the route is not there, as in Toxiproxy. */
public enum Metrics {
    /** Bytes that each proxy received and sent: Toxiproxy's {@code -proxy-metrics}. */
    PROXY,
    /** Processor time, memory and threads of the process: Toxiproxy's {@code -runtime-metrics}. */
    RUNTIME
}
