package dev.assay.chaos.history;

/** Holds one promise against a history and what is found in the database afterwards. Pure, apart from reading the latter. */
public interface HistoryCheck {
    /** Return the promise in words: {@code every acknowledged write is there}. */
    String sentence();

    /**
     * Judge a history. One in which nothing can be judged is broken, never kept.
     *
     * @throws Exception if what is to be found in the database cannot be read
     */
    Judgement judge(OperationHistory history) throws Exception;
}
