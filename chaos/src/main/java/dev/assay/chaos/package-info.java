/**
 * Break the connection between an application and its database on purpose, and prove that it comes back.
 *
 * <p>A {@link dev.assay.chaos.schedule.Schedule} says which {@link dev.assay.chaos.fault.Fault} is in force for how long. A {@link
 * dev.assay.chaos.ChaosCheck} drives the operations that its body registers on a {@link dev.assay.chaos.ChaosRun} in a
 * closed loop, before, during and after the schedule, and judges what happened to them. A {@link
 * dev.assay.chaos.FaultBackend} carries the faults.
 */
@NullMarked
package dev.assay.chaos;

import org.jspecify.annotations.NullMarked;
