package dev.assay.migration.hazard;

import java.util.List;

/** The rules of the application that is still running, of data, and of transactions. */
final class ApplicationRules {
    private ApplicationRules() {}

    static List<HazardRule> all() {
        return List.of(
                new AmbiguousFunctionRule(),
                new BackfillRule(),
                new CascadeRule(),
                new ColumnDefaultRule(),
                new ColumnShapeRule(),
                new DropRule(),
                new DualWriteRule(),
                new EnumRule(),
                new FunctionRule(),
                new LockWaitRule(),
                new MultiAlterRule(),
                new NameRule(),
                new OwnTransactionRule(),
                new RefusalRule(),
                new RenameRule(),
                new RowSecurityRule(),
                new RunTwiceRule(),
                new SequenceRule(),
                new SettingRule(),
                new StricterWriteRule(),
                new TransactionlessRule(),
                new TriggerRule(),
                new TruncateRule(),
                new TypeChoiceRule(),
                new ViewRule(),
                new WholeTableRule());
    }
}
