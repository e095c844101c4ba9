package dev.assay.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks Assay, and nobody else, for a parameter of type {@link javax.sql.DataSource}, {@link java.sql.Connection} or
 * {@link java.util.Random}. It is needed only where a framework such as Spring resolves these types too; elsewhere the
 * type alone is enough. Parameters of Assay's own types never need it.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Provisioned {}
