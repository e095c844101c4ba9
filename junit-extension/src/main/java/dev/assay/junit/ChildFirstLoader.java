package dev.assay.junit;

import java.net.URL;
import java.net.URLClassLoader;

/** Finds classes at its own places first, and everything else where its parent finds it. The store of the test closes it. */
final class ChildFirstLoader extends URLClassLoader {
    ChildFirstLoader(URL[] places, ClassLoader parent) {
        super(places, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? load(name, resolve) : known;
        }
    }

    private Class<?> load(String name, boolean resolve) throws ClassNotFoundException {
        if (findResource(name.replace('.', '/') + ".class") == null) {
            return super.loadClass(name, resolve);
        }
        return findClass(name);
    }
}
