import type { RecipeId } from '../../persistence/chosen-recipe.ts';
import type { Recipe } from './recipe.ts';
import { cpp } from './recipes/cpp.ts';
import { curl } from './recipes/curl.ts';
import { dotnet } from './recipes/dotnet.ts';
import { go } from './recipes/go.ts';
import { java } from './recipes/java.ts';
import { node } from './recipes/node.ts';
import { php } from './recipes/php.ts';
import { python } from './recipes/python.ts';
import { ruby } from './recipes/ruby.ts';
import { tccli } from './recipes/tccli.ts';

export const RECIPE_OF: Record<RecipeId, Recipe> = { tccli, curl, python, java, php, go, node, dotnet, cpp, ruby };
