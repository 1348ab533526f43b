import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecipeId } from '../../persistence/chosen-recipe.ts';
import { HOSTILE, literalIn, task, taskId } from './hostile-task-ids.ts';
import { RECIPE_OF } from './recipes.ts';

/** Whether a tool is there and works: what it cannot check here is checked where it is. */
function has(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('by the language itself', () => {
  const ids = [HOSTILE, ...fc.sample(taskId, { numRuns: 200, seed: 1 })];
  const folder = mkdtempSync(join(tmpdir(), 'scribeboard-recipes-'));
  const save = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const literals = (recipe: RecipeId, quote: string) => ids.map((id) => quote + literalIn(recipe, id) + quote);
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8', cwd: folder });

  test.skipIf(!has('python3', '--version'))('python3 compiles the program and reads the literals', () => {
    run('python3', '-m', 'py_compile', save('task.py', RECIPE_OF.python.print(task(HOSTILE), 'intl')));
    const program = save('ids.py', `import json\nprint(json.dumps([${literals('python', '"').join(',')}]))`);
    expect(JSON.parse(run('python3', program))).toEqual(ids);
  });

  test.skipIf(!has('java', '--version') || !has('javac', '--version'))(
    'java parses the program and reads the literals',
    () => {
      save('DescribeTask.java', RECIPE_OF.java.print(task(HOSTILE), 'intl'));
      const program = save('Ids.java', javaChecks(literals('java', '"')));
      expect(run('java', program)).toBe(`${ids.join('\n')}\n`);
    },
  );

  test.skipIf(!has('g++', '--version'))('g++ reads the literals, also as C++11 with its trigraphs', () => {
    const program = save(
      'ids.cpp',
      `#include <cstdio>\nint main() {\n${literals('cpp', '"')
        .map((id) => `std::puts(${id});`)
        .join('\n')}\n}`,
    );
    run('g++', '-std=c++11', '-w', '-o', join(folder, 'ids'), program);
    expect(run(join(folder, 'ids'))).toBe(`${ids.join('\n')}\n`);
  });
});

/** Parses the program beside it, without its packages, and prints the literals. */
function javaChecks(literals: readonly string[]): string {
  return `\
import com.sun.source.util.JavacTask;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

public class Ids {
  public static void main(String[] args) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    var files = compiler.getStandardFileManager(found, null, null);
    var sources = files.getJavaFileObjects("DescribeTask.java");
    ((JavacTask) compiler.getTask(null, files, found, null, null, sources)).parse();
    if (!found.getDiagnostics().isEmpty()) throw new Exception(found.getDiagnostics().toString());
    for (String id : new String[] {${literals.join(', ')}}) System.out.print(id + "\\n");
  }
}
`;
}
