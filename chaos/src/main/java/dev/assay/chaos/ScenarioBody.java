package dev.assay.chaos;

/** Says what a scenario drives and what it checks at the end. */
@FunctionalInterface
public interface ScenarioBody {
    /**
     * Register operations and final checks. Runs once, before the first fault.
     *
     * @throws Exception if the scenario cannot be prepared; nothing is judged then
     */
    void prepare(ChaosRun run) throws Exception;
}
